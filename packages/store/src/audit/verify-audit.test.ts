import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite, { type Database } from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insertExecution } from '../executions/insert-execution.ts'
import { appendJournal } from '../journal/append-journal.ts'
import { openStore } from '../open-store.ts'
import { checkpointAudit } from './checkpoint-audit.ts'
import { verifyAudit } from './verify-audit.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-audit-'))
  path = join(folder, 'chairflow.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const LINES = 8

test('what nobody touched verifies, with its lines and checkpoints counted', async () => {
  await write()
  expect(await verify()).toMatchObject({
    executions: 3,
    lines: 3 * LINES + 1,
    purged: 0,
    checkpoints: 2,
    damages: [],
  })
})

test('a checkpoint is written only when a chain has grown', async () => {
  await write()
  const store = openStore(path)
  expect(await checkpointAudit(store, 9)).toBeNull()
  await store.write((tx) => appendJournal(tx, 'b', { at: 10, lines: [line('late')] }))
  const checkpoint = await checkpointAudit(store, 11)
  expect(checkpoint).toMatchObject({ seq: 3, at: 11 })
  store.close()
  expect((await verify()).lastCheckpoint).toEqual(checkpoint)
})

describe('whoever reaches the file behind our back is found out', () => {
  test.each<[string, string, object]>([
    [
      'words changed',
      "update journal set text = 'x' where executionId = 'b' and seq = 4",
      changed(4),
    ],
    ['time changed', "update journal set at = 99 where executionId = 'b' and seq = 4", changed(4)],
    [
      'last line changed',
      `update journal set port = 'x' where executionId = 'b' and seq = ${LINES}`,
      changed(LINES),
    ],
    [
      'salt erased, words kept',
      "update journal set salt = null where executionId = 'b' and seq = 2",
      changed(2),
    ],
    ['line deleted', "delete from journal where executionId = 'b' and seq = 3", at(3, 'deleted')],
    [
      'first line deleted',
      "delete from journal where executionId = 'b' and seq = 1",
      at(1, 'deleted'),
    ],
    [
      'line deleted, others moved up',
      `delete from journal where executionId = 'b' and seq = 3; ${moveUp(4)}`,
      at(3, 'deleted'),
    ],
    ['line put in', `${moveDown(5)}; ${copy(4, 5)}`, at(5, 'inserted')],
    ['lines swapped', swap(3, 5), at(5, 'reordered')],
    ['end cut off', "delete from journal where executionId = 'b' and seq > 6", at(7, 'truncated')],
    ['execution removed', "delete from journal where executionId = 'b'", at(1, 'truncated')],
  ])('%s', async (_name, sql, damage) => {
    await write()
    tamper(sql)
    expect((await verify()).damages).toContainEqual(damage)
  })

  test('a line rewritten with a fitting hash is betrayed by the line after it', async () => {
    await write()
    const store = openStore(path)
    await store.write((tx) => appendJournal(tx, 'forged', { at: 4, lines: lines(LINES) }))
    store.close()
    tamper(`update journal set (hash, commitment, salt, text) =
      (select hash, commitment, salt, text from journal where executionId = 'forged' and seq = 4)
      where executionId = 'b' and seq = 4`)
    expect((await verify()).damages).toContainEqual(changed(4))
  })

  test('a rewritten chain is betrayed by its checkpoint, and that by the one after it', async () => {
    await write()
    tamper("update auditHead set hash = 'x' where executionId = 'b'")
    expect((await verify()).damages).toEqual(
      expect.arrayContaining([{ executionId: null, seq: 1, kind: 'changed' }, changed(LINES)]),
    )
  })

  test('a removed checkpoint is missed', async () => {
    await write()
    tamper('delete from auditHead where checkpoint = 1; delete from auditCheckpoint where seq = 1')
    expect((await verify()).damages).toContainEqual({ executionId: null, seq: 1, kind: 'deleted' })
  })

  test('any field of any line, set to anything else, is found at its place', async () => {
    await write()
    const fields = ['at', 'kind', 'nodeId', 'port', 'edgeIdsJson', 'text', 'actor', 'dataJson']
    const columns = fc.constantFrom(...fields, 'salt', 'commitment', 'previousHash', 'hash')
    const seqs = fc.integer({ min: 1, max: LINES })
    await fc.assert(
      fc.asyncProperty(columns, seqs, fc.string({ minLength: 1 }), async (column, seq, value) => {
        const database = new SQLite(path)
        withoutTriggers(database)
        const where = `where executionId = 'b' and seq = ${seq}`
        const before = database.prepare(`select ${column} from journal ${where}`).pluck().get()
        database.prepare(`update journal set ${column} = ? ${where}`).run(`~${value}`)
        const { damages } = await verify()
        database.prepare(`update journal set ${column} = ? ${where}`).run(before)
        database.close()
        expect(damages).toContainEqual(changed(seq))
        expect(damages.every(({ executionId }) => executionId === 'b')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

test('the database itself refuses to change or remove lines, checkpoints and their ends', async () => {
  await write()
  const database = new SQLite(path)
  for (const table of ['journal', 'auditCheckpoint', 'auditHead']) {
    expect(() => database.exec(`update ${table} set hash = 'x'`), table).toThrow('append-only')
    expect(() => database.exec(`delete from ${table}`), table).toThrow('append-only')
  }
  expect(() => database.exec("update journal set salt = null, text = 'x'")).toThrow('append-only')
  expect(() =>
    database.exec("update journal set salt = null, text = '', dataJson = null, actor = 'x'"),
  ).toThrow('append-only')
  database.close()
})

/** Three executions; the checkpoints hold the first eight lines of each. */
async function write(): Promise<void> {
  const store = openStore(path)
  for (const id of ['a', 'b', 'c']) {
    await store.write((tx) => {
      insertExecution(tx, execution(id))
      appendJournal(tx, id, { at: 4, lines: lines(LINES) })
    })
  }
  await checkpointAudit(store, 5)
  await store.write((tx) => appendJournal(tx, 'a', { at: 6, lines: [line('one more')] }))
  await checkpointAudit(store, 7)
  store.close()
}

async function verify() {
  const store = openStore(path)
  const report = await verifyAudit(store)
  store.close()
  return report
}

function tamper(sql: string): void {
  const database = new SQLite(path)
  withoutTriggers(database)
  database.exec(sql)
  database.close()
}

function withoutTriggers(database: Database): void {
  const names = database.prepare("select name from sqlite_master where type = 'trigger'").pluck()
  for (const name of names.all()) database.exec(`drop trigger ${name}`)
  database.pragma('foreign_keys = OFF')
}

function at(seq: number, kind: string) {
  return { executionId: 'b', seq, kind }
}

function changed(seq: number) {
  return at(seq, 'changed')
}

/** By way of negative numbers, because two lines never share a place. */
function moveUp(from: number): string {
  return `update journal set seq = -(seq - 1) where executionId = 'b' and seq >= ${from};
    update journal set seq = -seq where seq < 0`
}

function moveDown(from: number): string {
  return `update journal set seq = -(seq + 1) where executionId = 'b' and seq >= ${from};
    update journal set seq = -seq where seq < 0`
}

function copy(from: number, to: number): string {
  const rest = 'at, kind, nodeId, port, edgeIdsJson, text, actor, dataJson, salt, commitment'
  return `insert into journal (executionId, seq, ${rest}, previousHash, hash)
    select executionId, ${to}, ${rest}, hash, 'made up' from journal
    where executionId = 'b' and seq = ${from}`
}

function swap(one: number, other: number): string {
  return `update journal set seq = -1 where executionId = 'b' and seq = ${one};
    update journal set seq = ${one} where executionId = 'b' and seq = ${other};
    update journal set seq = ${other} where executionId = 'b' and seq = -1`
}

function lines(count: number) {
  return Array.from({ length: count }, (_, index) => line(`Line ${index + 1}`))
}

function line(text: string) {
  const nothing = { nodeId: null, port: null }
  return { kind: 'note', text, actor: 'chairflow', edgeIdsJson: '[]', dataJson: '{}', ...nothing }
}

function execution(id: string) {
  return {
    id,
    flowId: 'f',
    version: 1,
    status: 'waiting',
    outcome: null,
    subject: '1',
    locationId: null,
    stateJson: '{}',
    turn: 1,
    startedAt: 1,
    endedAt: null,
    patientId: null,
    isWatching: 0,
    concurrencyKey: null,
    queuedStartJson: null,
    parentId: null,
    parentStepId: null,
    parentName: null,
  }
}
