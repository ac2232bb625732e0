import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runChairflow, type Served, serveChairflow } from '../testing/run-chairflow.ts'

const DEMO_FLOW = fileURLToPath(
  new URL('../../../../examples/demo-practice/gap-fill.flow.json', import.meta.url),
)

const MATRIX = `Service,Required Certification,Eligible Providers,Room Type,Duration + Buffer
Laser hair removal,Laser safety cert,"Esthetician Rivera, Tech Okon",Laser room only,60 min + 20 min buffer
HydraFacial,Esthetician license,"Esthetician Rivera, Esthetician Park",Facial room,75 min + 10 min buffer
`

/** Every command is a process of its own. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: string
let data: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-cli-'))
  data = join(folder, 'data')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...words: string[]) => runChairflow(words, { CHAIRFLOW_DATA: data })
const file = (name: string) => join(folder, name)

describe('the command line', () => {
  test('--help names every command and answers 0; nonsense answers 2 and says what there is', async () => {
    const help = await run('--help')
    expect(help).toMatchObject({ code: 0, err: '' })
    const names = ['start', 'validate', 'import', 'export', 'audit verify', 'backup', 'restore']
    for (const name of [...names, 'doctor']) expect(help.out).toContain(`chairflow ${name}`)
    const nonsense = [[], ['dance'], ['backup'], ['audit', 'burn'], ['doctor', '--loud']]
    const answers = await Promise.all(nonsense.map((words) => run(...words)))
    for (const answer of answers) expect(answer).toMatchObject({ code: 2, out: '' })
  })

  test('an environment that cannot be read answers 2 and names the variable', async () => {
    const ran = await runChairflow(['doctor'], { CHAIRFLOW_RETENTION_DAYS: 'many' })
    expect(ran.code).toBe(2)
    expect(ran.err).toContain('CHAIRFLOW_RETENTION_DAYS')
  })

  test('validate: 0 for a flow that could be published, 1 with the problems for one that could not', async () => {
    const good = await run('validate', DEMO_FLOW, '--json')
    expect(good.code).toBe(0)
    expect(JSON.parse(good.out)).toMatchObject({ valid: true })
    const flow = JSON.parse(readFileSync(DEMO_FLOW, 'utf8'))
    const logic = { ...flow.logic, nodes: [], edges: [] }
    writeFileSync(file('bad.json'), JSON.stringify({ ...flow, logic }))
    const bad = await run('validate', file('bad.json'))
    expect(bad.code).toBe(1)
    expect(bad.out).toContain('no-trigger')
    expect(await run('validate', file('missing.json'))).toMatchObject({ code: 1, out: '' })
  })
})

describe('without a server', () => {
  test('import then export gives the same flow back', async () => {
    const imported = await run('import', DEMO_FLOW, '--json')
    expect(imported).toMatchObject({ code: 0, err: '' })
    const { id } = JSON.parse(imported.out)
    const exported = await run('export', id)
    expect(JSON.parse(exported.out)).toEqual({
      ...JSON.parse(readFileSync(DEMO_FLOW, 'utf8')),
      id,
    })
    expect(await run('export', 'flw_nobody')).toMatchObject({ code: 1, out: '' })
    const drawn = await run('import', DEMO_FLOW, '--publish')
    expect(drawn).toMatchObject({ code: 2, out: '' })
  })

  test('import reads a matrix from a spreadsheet: first only what would come of it, then for good', async () => {
    writeFileSync(file('matrix.csv'), MATRIX)
    const dry = await run('import', file('matrix.csv'), '--dry-run')
    expect(dry).toMatchObject({ code: 0, err: '' })
    expect(dry.out).toContain('2 rows read; ')
    expect(dry.out).toContain('would be added')
    expect(dry.out).toContain('Nothing was changed.')
    const first = JSON.parse((await run('import', file('matrix.csv'), '--json')).out)
    expect(first.created.length).toBeGreaterThan(2)
    const again = JSON.parse((await run('import', file('matrix.csv'), '--json')).out)
    expect(again).toMatchObject({ created: [], changed: [] })
  })

  test('a matrix that cannot be read answers 2, names the cell and changes nothing', async () => {
    writeFileSync(file('odd.csv'), MATRIX.replace('60 min + 20 min buffer', 'an hour or so'))
    for (const more of [[], ['--dry-run']]) {
      const odd = await run('import', file('odd.csv'), ...more)
      expect(odd).toMatchObject({ code: 2, out: '' })
      expect(odd.err).toMatch(/row 1, duration: /)
    }
  })

  test('a journal changed by hand: audit verify and doctor name the line, and no backup is made', async () => {
    const damaged = join(folder, 'damaged')
    const runThere = (...words: string[]) => runChairflow(words, { CHAIRFLOW_DATA: damaged })
    await runThere('import', DEMO_FLOW)
    const database = new SQLite(join(damaged, 'chairflow.db'))
    database.exec(`insert into journal (executionId, seq, at, kind, edgeIdsJson, text, actor,
      salt, commitment, previousHash, hash) values ('exe_1', 1, 1, 'note', '[]', 'Ann Smith', 'me',
      'x', 'x', 'x', 'x')`)
    database.close()
    const audit = await runThere('audit', 'verify', '--json')
    expect(audit.code).toBe(1)
    expect(JSON.parse(audit.out)).toMatchObject({
      isWhole: false,
      damages: [{ executionId: 'exe_1', seq: 1 }],
    })
    const doctor = await runThere('doctor')
    expect(doctor.code).toBe(1)
    expect(doctor.out).toContain('PROBLEM The journals were tampered with: Execution exe_1')
    expect(doctor.out).not.toContain('Ann Smith')
    expect(await runThere('backup', file('never.db'))).toMatchObject({ code: 1 })
  })
})

describe('beside a running server', () => {
  let served: Served
  const live = { CHAIRFLOW_DEMO: '1', CHAIRFLOW_SANDBOX_URL: 'http://127.0.0.1:9' }
  beforeAll(async () => {
    data = join(folder, 'live')
    served = await serveChairflow({ CHAIRFLOW_DATA: data, ...live })
  })
  afterAll(() => {
    served.child.kill('SIGKILL')
  })

  test('a second server is refused with the process that runs, and answers 1', async () => {
    const second = await run('start')
    expect(second.code).toBe(1)
    expect(second.err).toContain(`Another Chairflow (process ${served.child.pid}, since`)
    expect(second.err.trim().split('\n')).toHaveLength(1)
  })

  test('export, audit verify and doctor read; import goes through the server', async () => {
    expect(await run('export', 'flw_gap_fill')).toMatchObject({ code: 0 })
    expect(await run('audit', 'verify')).toMatchObject({ code: 0 })
    const port = new URL(served.url).port
    const imported = await runChairflow(['import', DEMO_FLOW], {
      CHAIRFLOW_DATA: data,
      CHAIRFLOW_PORT: port,
    })
    expect(imported).toMatchObject({ code: 0, err: '' })
    writeFileSync(file('live.csv'), MATRIX)
    const there = { CHAIRFLOW_DATA: data, CHAIRFLOW_PORT: port }
    const dry = await runChairflow(['import', file('live.csv'), '--dry-run'], there)
    expect(dry).toMatchObject({ code: 0, err: '' })
    expect(dry.out).toContain('Nothing was changed.')
    const doctor = await run('doctor', '--json')
    expect(doctor.code).toBe(0)
    const { findings } = JSON.parse(doctor.out)
    expect(findings).toContainEqual({
      check: 'ownership',
      status: 'ok',
      message: `Process ${served.child.pid} has the data folder open.`,
    })
    expect(findings.find(({ check }: { check: string }) => check === 'backup').status).toBe(
      'warning',
    )
  })

  test('backup copies the live data and overwrites nothing; restore is refused until the server ends', async () => {
    expect(await run('backup', file('copy.db'))).toMatchObject({ code: 0, err: '' })
    expect((await run('backup', file('copy.db'))).err).toContain('exists already')
    const refused = await run('restore', file('copy.db'))
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('Another Chairflow')

    served.child.kill('SIGKILL')
    await new Promise((ended) => served.child.once('close', ended))
    const restored = await run('restore', file('copy.db'), '--json')
    expect(restored.code).toBe(0)
    expect(JSON.parse(restored.out)).toMatchObject({ ok: true })

    served = await serveChairflow({ CHAIRFLOW_DATA: data, ...live })
    expect(served.said().err).toContain('started from a backup')
    const doctor = await run('doctor')
    expect(doctor.out).toContain('This data was restored at')
    expect(doctor.out).toContain('The last backup is 0 hours old')
  })
})
