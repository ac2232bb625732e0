/**
 * One of the processes that all want the same things. Arguments: file, its own name, how many
 * there are. Waits for a line on stdin, and says in the end what it won.
 */
import { once } from 'node:events'
import { openConnection } from '@chairflow/store/testing'
import { attempts, type Won } from './contest.ts'

const [path = '', who = '', count = '0'] = process.argv.slice(2)
const connection = openConnection(path)
const won: Record<string, number[]> = {}
process.stdout.write('ready\n')
await once(process.stdin, 'data')
process.stdin.destroy()
for (let index = 0; index < Number(count); index += 1) {
  for (const [name, attempt] of Object.entries(attempts)) {
    if (connection.write((tx) => attempt(tx, index, who))) {
      won[name] = [...(won[name] ?? []), index]
    }
  }
}
connection.close()
process.stdout.write(`${JSON.stringify(won satisfies Won)}\n`)
