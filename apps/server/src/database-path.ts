import { join } from 'node:path'
import type { Config } from './config.ts'

export function databasePath({ dataFolder }: Pick<Config, 'dataFolder'>): string {
  return join(dataFolder, 'chairflow.db')
}
