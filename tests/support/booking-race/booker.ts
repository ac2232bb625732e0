/**
 * One of the processes that book into one calendar, each by its own connection. Arguments: file, its
 * own number, how many visits it wants, in how many days. Waits for a line on stdin, and says in
 * the end what it was refused.
 */
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '@chairflow/simulator'
import { placeHold, turnHoldIntoBooking } from '@chairflow/store'
import { openConnection } from '@chairflow/store/testing'
import { drawWish, type Wish } from './wishes.ts'

const AT = 1
const NEVER = Number.MAX_SAFE_INTEGER

const [path = '', who = '0', count = '0', days = '1'] = process.argv.slice(2)
const connection = openConnection(path)
const random = createRandom(Number(who))
process.stdout.write('ready\n')
await once(process.stdin, 'data')
process.stdin.destroy()
const refused: Wish[] = []
for (let index = 0; index < Number(count); index += 1) {
  const wish = drawWish(random, { id: `${who}-${index}`, days: Number(days) })
  if (!(await book(wish))) refused.push(wish)
}
connection.close()
process.stdout.write(`${JSON.stringify(refused)}\n`)

/**
 * As a flow does: what it keeps first is kept without the patient, and booked in another commit.
 * Before each commit the others get their turn, as SQLite is not fair by itself.
 */
async function book({ id, spans, isHeldFirst }: Wish): Promise<boolean> {
  const both = { id, executionId: id, at: AT, leeway: 'none' } as const
  const kept = spans.filter(({ kind }) => kind !== 'patient')
  const hold = { ...both, spans: kept, expiresAt: NEVER }
  await pause(1)
  const isTaken = isHeldFirst && connection.write((tx) => placeHold(tx, hold)).type === 'taken'
  if (isTaken) return false
  if (isHeldFirst) await pause(1)
  return connection.write((tx) => turnHoldIntoBooking(tx, { ...both, spans })).type === 'held'
}
