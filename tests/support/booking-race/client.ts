/**
 * One of the programs that ask one server for times. Arguments: address, its own number, how many it
 * wants. Waits for a line on stdin, and says in the end what each answer was: ids of holds, or a status.
 */
import { once } from 'node:events'
import { createRandom } from '@chairflow/simulator'
import { post } from '../world.ts'

const AT_ONCE = 4
const STEP_MS = 15 * 60_000
const PROVIDERS = ['prv_lee', 'prv_martinez', 'prv_singh']

const [address = '', who = '0', count = '0'] = process.argv.slice(2)
const random = createRandom(Number(who))
process.stdout.write('ready\n')
await once(process.stdin, 'data')
process.stdin.destroy()
const answers: string[] = []
let left = Number(count)
await Promise.all(Array.from({ length: AT_ONCE }, askOneAfterTheOther))
process.stdout.write(`${JSON.stringify(answers)}\n`)

async function askOneAfterTheOther(): Promise<void> {
  while (left > 0) {
    left -= 1
    const response = await post(`${address}/api/v1/holds`, drawWish())
    const { id } = (await response.json()) as { readonly id?: string }
    answers.push(response.status === 201 ? (id ?? '') : String(response.status))
  }
}

/** Two days full of wishes, a week from now. */
function drawWish() {
  const begin = Math.ceil(Date.now() / STEP_MS) * STEP_MS + 7 * 24 * 60 * 60_000
  return {
    serviceId: 'svc_neuromodulator',
    providerId: random.pick(PROVIDERS),
    startAt: new Date(begin + random.between(0, 191) * STEP_MS).toISOString(),
    minutes: 60,
  }
}
