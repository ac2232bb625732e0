/** Something wrong with a flow, in words that say what to do. Errors block publishing. */
export type Problem = {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly nodeId?: string
  readonly edgeId?: string
  readonly port?: string
  /** Where in the node, e.g. `config/message`. */
  readonly field?: string
}
