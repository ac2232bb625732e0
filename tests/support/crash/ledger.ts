import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** What a vendor took. Written before it answers, and not by the program under test. */
export type Taken =
  | { readonly type: 'text'; readonly effectId: string; readonly to: string; readonly body: string }
  | {
      readonly type: 'booking'
      readonly effectId: string
      readonly patient: string
      readonly provider: string
      readonly startAt: number
    }

export function take(path: string, taken: Taken): void {
  appendFileSync(path, `${JSON.stringify(taken)}\n`)
}

export function readLedger(path: string): readonly Taken[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Taken)
}
