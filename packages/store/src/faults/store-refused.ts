export type RefusalCode =
  | 'held'
  | 'newer'
  | 'not-a-database'
  | 'corrupt'
  | 'foreign'
  | 'read-only'
  | 'unreachable'
  | 'full'
  | 'not-durable'

/** The file cannot be opened as it is; the message says why and what to do. Nothing was changed. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused'
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.code = code
  }
}
