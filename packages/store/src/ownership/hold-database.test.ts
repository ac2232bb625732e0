import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreRefused } from '../faults/store-refused.ts'
import { StoreStopped } from '../faults/store-stopped.ts'
import { openStore } from '../open-store.ts'
import { getMeta, setMeta } from '../practice/meta.ts'
import { findOwner } from './hold-database.ts'

let folder: string
let path: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-hold-'))
  path = join(folder, 'chairflow.db')
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('a second process is refused with the number of the first, and touches nothing', async () => {
  const { child } = await openInChild()
  const before = readFileSync(path)
  expect(() => openStore(path)).toThrow(`Another Chairflow (process ${child.pid}, since 2`)
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(findOwner(path)).toMatchObject({ pid: child.pid })
})

test('after kill -9 the next start succeeds, with a higher epoch', async () => {
  const { child, epoch } = await openInChild()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const store = openStore(path)
  expect(store.epoch).toBe(epoch + 1)
  store.close()
})

test('the same process cannot open a file twice', () => {
  const store = openStore(path)
  expect(() => openStore(path)).toThrow(StoreRefused)
  store.close()
  expect(findOwner(path)).toBeNull()
  openStore(path).close()
})

test('a zombie whose lock was taken by force writes nothing more, tells its callers and stops', async () => {
  const ending = Promise.withResolvers<StoreStopped>()
  const zombie = openStore(path, { onStop: ending.resolve })
  await zombie.write((tx) => setMeta(tx, 'by', 'the first'))
  rmSync(`${path}.lock`)
  const heir = openStore(path)
  const late = [1, 2].map(() => zombie.write((tx) => setMeta(tx, 'by', 'the zombie')))
  for (const outcome of await Promise.allSettled(late)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { reason: 'fenced' } })
  }
  expect((await ending.promise).message).toContain('taken this data folder over')
  await expect(zombie.write((tx) => setMeta(tx, 'by', 'again'))).rejects.toThrow(StoreStopped)
  expect(zombie.state()).toBe('stopped')
  expect(heir.read((tx) => getMeta(tx, 'by'))).toBe('the first')
  zombie.close()
  await heir.write((tx) => setMeta(tx, 'by', 'the heir'))
  heir.close()
})

/** Another real process that opens the file, says its epoch, and stays. */
async function openInChild(): Promise<{ child: ChildProcess; epoch: number }> {
  const module = new URL('../open-store.ts', import.meta.url).href
  const script = `
    const { openStore } = await import(${JSON.stringify(module)})
    const store = openStore(${JSON.stringify(path)})
    process.stdout.write(String(store.epoch))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [said] = await once(child.stdout ?? process.stdin, 'data')
  return { child, epoch: Number(said) }
}
