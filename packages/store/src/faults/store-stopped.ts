/**
 * fenced: another process has taken the file over; io: the disk failed under a read or write, after
 * which nobody knows what is on it until it is read anew; corrupt: the file is damaged.
 */
export type StopReason = 'fenced' | 'io' | 'corrupt'

const WORDS: Readonly<Record<StopReason, string>> = {
  fenced:
    'Another Chairflow has taken this data folder over, so this one writes nothing more and stops.',
  io: 'The disk failed under the database. Chairflow stops, so that the next start reads what is really on the disk.',
  corrupt:
    'The database file is damaged. Chairflow stops before it makes that worse: run "chairflow doctor", then restore a backup.',
}

/** The store writes nothing more in this process; the process is to end. */
export class StoreStopped extends Error {
  override readonly name = 'StoreStopped'
  readonly reason: StopReason

  constructor(reason: StopReason) {
    super(WORDS[reason])
    this.reason = reason
  }
}
