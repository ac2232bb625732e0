/** What happened at a node in the execution that is shown; idle when none is. */
export type CardStatus = 'idle' | 'taken' | 'active' | 'failed' | 'untaken'
