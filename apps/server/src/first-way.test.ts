import { listWaitlist } from '@chairflow/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Clinic, openClinic } from './testing/clinic.ts'
import { publish } from './testing/publish.ts'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

const node = (id: string, type: string, config: object) => ({ id, type, v: 1, config })

/** Two ways that begin at once, one of which puts the patient on the waitlist, and a join. */
async function publishTwoWays(mode: 'first' | 'any', ways: readonly [string, string]) {
  const values = [{ name: 'a', value: 'b' }]
  const nodes = [
    node('n_start', 'appointment-event', { events: ['cancelled'] }),
    node('n_add', 'add-to-waitlist', { person: 'patient', service: 'service', days: 'any' }),
    node('n_set', 'set-values', { values }),
    node('n_join', 'join', { mode }),
    node('n_end', 'end', { outcome: 'on' }),
  ]
  const edges = [
    ...ways.map((to) => ({ from: 'n_start', port: 'next', to })),
    { from: 'n_add', port: 'added', to: 'n_join' },
    { from: 'n_add', port: 'already', to: 'n_join' },
    { from: 'n_set', port: 'next', to: 'n_join' },
    { from: 'n_join', port: 'next', to: 'n_end' },
  ].map((edge, index) => ({ id: `e_${index}`, ...edge }))
  await publish(clinic, { nodes, edges, settings: {} })
}

function added() {
  const { store } = clinic.chairflow.runtime
  return store.read((tx) => listWaitlist(tx)).filter(({ source }) => source === 'flow')
}

function outcomes() {
  return clinic.executions().map(({ outcome }) => outcome)
}

test.each([
  ['before', ['n_add', 'n_set']],
  ['after', ['n_set', 'n_add']],
] as const)(
  'what a way that is stopped asked for in the same turn, %s the other arrived, is not done',
  async (_, ways) => {
    await publishTwoWays('first', ways)
    await clinic.cancel()
    expect(outcomes()).toContain('on')
    expect(added()).toEqual([])
  },
)

test('what a way that runs on asked for is done', async () => {
  await publishTwoWays('any', ['n_add', 'n_set'])
  await clinic.cancel()
  expect(added()).toHaveLength(1)
})
