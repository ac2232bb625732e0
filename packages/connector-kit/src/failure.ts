/** author: the flow is wrong. connection: the practice must reconnect. service: trying again can help. */
export type Blame = 'author' | 'connection' | 'service'

/**
 * An expected bad outcome, as data. `code` is a kebab-case noun, `message` says what a person can
 * do and never holds patient data.
 */
export type Failure = {
  readonly code: string
  readonly blame: Blame
  readonly message: string
}
