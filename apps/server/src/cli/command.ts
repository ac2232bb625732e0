import type { Config } from '../config.ts'

/** What a command came to: 0 all is well, 1 a check failed. */
export type Outcome = {
  readonly code: 0 | 1
  /** For people, without `--json`. */
  readonly lines: readonly string[]
  /** The same for programs. */
  readonly json: unknown
}

export type Run = (
  config: Config,
  words: readonly string[],
  options?: ReadonlySet<string>,
) => Promise<Outcome>

export type Command = {
  /** The words after the command's name, e.g. `FILE`. Lower-case words are meant literally. */
  readonly words: readonly string[]
  readonly summary: string
  /** Without the dashes, e.g. `dry-run`; none of these takes a value. */
  readonly options?: readonly string[]
  /** Loaded when asked for: most commands need little of the server. */
  readonly load: () => Promise<Run>
}

/** Something asked for cannot be done; the message is for the person at the terminal. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
}

/** What was given cannot be read: exit code 2, with where and why for whoever gave it. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
}
