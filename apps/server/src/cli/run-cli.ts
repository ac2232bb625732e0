import { parseArgs } from 'node:util'
import { StoreRefused } from '@chairflow/store'
import { ConfigError, readConfig } from '../config.ts'
import { BadInput, type Command, CommandFailed, type Outcome } from './command.ts'
import { commands } from './commands.ts'

type ExitCode = 0 | 1 | 2

/** Runs one command line and prints what it came to. Resolves to 0 ok, 1 failed check, 2 usage. */
export async function runCli(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  const asked = readArguments(argv)
  if (asked === null) return complain(usage())
  const { name, words, options, isJson, isHelp } = asked
  if (isHelp || name === 'help') return say(usage())
  if (name === 'start' && words.length === 0 && options.size === 0) return start(environment)
  const command = commands.get(name)
  if (command === undefined || !fits(command, words, options)) return complain(usage())
  try {
    const outcome = await (await command.load())(readConfig(environment), words, options)
    say(isJson ? JSON.stringify(outcome.json, null, 2) : outcome.lines.join('\n'))
    return outcome.code
  } catch (error) {
    return fail(error, isJson)
  }
}

async function start(environment: NodeJS.ProcessEnv): Promise<ExitCode> {
  const { runServer } = await import('../run-server.ts')
  return runServer(environment)
}

function readArguments(argv: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        'dry-run': { type: 'boolean' },
        publish: { type: 'boolean' },
      },
    })
    const [name = '', ...words] = positionals
    const { json = false, help = false, ...rest } = values
    return { name, words, options: new Set(Object.keys(rest)), isJson: json, isHelp: help }
  } catch {
    return null
  }
}

/** Words in lower case have to be there as they are. */
function fits(
  { words: wanted, options: known = [] }: Command,
  words: readonly string[],
  options: ReadonlySet<string>,
): boolean {
  return (
    [...options].every((name) => known.includes(name)) &&
    wanted.length === words.length &&
    wanted.every((word, index) => word === word.toUpperCase() || word === words[index])
  )
}

function usage(): string {
  const described = [
    ['start', 'serve until a signal comes'],
    ...[...commands].map(([name, { words, summary }]) => [[name, ...words].join(' '), summary]),
  ]
  const lines = described.map(
    ([command = '', summary]) => `  chairflow ${command.padEnd(16)}${summary}`,
  )
  return [
    'Usage:',
    ...lines,
    '',
    '  --json   print for programs      --help   print this',
    '  import of a matrix: --dry-run only says what would come of it, --publish makes it the rules',
    '',
    'Exit code: 0 all is well, 1 a check failed, 2 the command line or the environment is wrong.',
    'CHAIRFLOW_DATA names the data folder; all variables are in .env.example.',
  ].join('\n')
}

function say(text: string): 0 {
  process.stdout.write(`${text}\n`)
  return 0
}

function complain(text: string): 2 {
  process.stderr.write(`${text}\n`)
  return 2
}

/** What a person can act on is said in one sentence; a fault of ours with where it came from. */
function fail(error: unknown, isJson: boolean): ExitCode {
  const isOurs = error instanceof CommandFailed || error instanceof StoreRefused
  const isUsage = error instanceof ConfigError || error instanceof BadInput
  const message = error instanceof Error ? error.message : String(error)
  const outcome: Outcome = { code: 1, lines: [message], json: { ok: false, error: message } }
  if (isJson) say(JSON.stringify(outcome.json, null, 2))
  process.stderr.write(`${isOurs || isUsage ? message : `Chairflow met a fault: ${message}`}\n`)
  return isUsage ? 2 : 1
}
