import { readFileSync } from 'node:fs'
import { CommandFailed } from './command.ts'

export function readJsonFile(path: string): unknown {
  const text = readText(path)
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandFailed(`${path} is not JSON.`)
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new CommandFailed(`The file ${path} cannot be read.`)
  }
}
