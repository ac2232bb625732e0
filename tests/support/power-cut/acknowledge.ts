/**
 * The program whose power is cut: takes events into the real store, and says each one's number on
 * stdout once it is acknowledged, until somebody kills it. Arguments: file, mode.
 */
import { writeSync } from 'node:fs'
import { insertEvent, openStore } from '@chairflow/store'
import SQLite from 'better-sqlite3'

const [path = '', mode] = process.argv.slice(2)
let lateWeakening: (() => void) | undefined
const store = openStore(path, {
  connect: (file) => {
    const database = new SQLite(file)
    lateWeakening = () => database.pragma('synchronous = NORMAL')
    return database
  },
})
/** What the store refuses to begin with; a proof that the test sees the difference. */
if (mode === 'normal') lateWeakening?.()

for (let number = 1; ; number += 1) {
  await store.write((tx) =>
    insertEvent(tx, {
      id: `evt_${number}`,
      connectionId: 'pms',
      dedupeKey: String(number),
      type: 'appointment-changed',
      payloadJson: JSON.stringify({ number, filler: 'x'.repeat(number % 700) }),
      receivedAt: number,
    }),
  )
  writeSync(1, `${number}\n`)
}
