import { readFileSync } from 'node:fs'
import { CommandFailed } from './command.ts'

export function readJsonFile(path: string): unknown {
  return readJson(path, readTextFile(path))
}

export function readJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandFailed(`${path} is not JSON.`)
  }
}

export function readTextFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new CommandFailed(`The file ${path} cannot be read.`)
  }
}
