import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { firstDifference } from './testing/histories/first-difference.ts'
import type { History } from './testing/histories/history.ts'
import { recordScenario } from './testing/histories/record-scenario.ts'
import { replayHistory } from './testing/histories/replay-history.ts'
import { scenarios } from './testing/histories/scenarios.ts'

const folder = fileURLToPath(new URL('../../../examples/histories', import.meta.url))
const files = globSync('*.json', { cwd: folder }).sort()

function read(file: string): History {
  return JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))
}

describe('what ran once is decided the same today', () => {
  test.each(files)('%s', (file) => {
    expect(replayHistory(read(file))).toBeNull()
  })
})

test('each scenario has a history, with an execution that came to its end', () => {
  const recorded = files.map((file) => file.split('.')[0])
  expect([...new Set(recorded)]).toEqual(expect.arrayContaining(Object.keys(scenarios)))
  for (const file of files) {
    const statuses = read(file).executions.map(({ final }) => final.status)
    expect(statuses.some((status) => status === 'finished' || status === 'cancelled')).toBe(true)
  }
})

test('a new recording replays, and one with another decision says where', async () => {
  const [[name, play] = []] = Object.entries(scenarios)
  if (name === undefined || play === undefined) throw new Error('There is no scenario')
  const history = await recordScenario(name, play)
  expect(replayHistory(history)).toBeNull()
  const changed = structuredClone(history)
  const line = changed.executions[0]?.turns[0]?.journal[0]
  if (line === undefined) throw new Error('Nothing was written down')
  Object.assign(line, { text: 'Another reason' })
  expect(replayHistory(changed)).toMatch(/turn 1 \(started\): journal\[0\]\.text: was "Another/)
})

test.each([
  [{ a: [1, 2] }, { a: [1, 3] }, 'a[1]: was 2, is 3'],
  [{ a: 1 }, { a: 1, b: null }, 'b: was undefined, is null'],
  [[], {}, 'it: was [], is {}'],
  [{ a: { b: 'x' } }, { a: { b: 'x' } }, null],
])('the first difference of %j and %j', (was, is, expected) => {
  expect(firstDifference(was, is)).toBe(expected)
})
