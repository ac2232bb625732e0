/**
 * Loaded by `node --import` before the program: counts every statement that SQLite runs, before and
 * after it, and every `pass()` of a vendor, and kills the process at the one asked for. Nobody gets
 * a chance to tidy up.
 */
import { enableCompileCache } from 'node:module'
import SQLite from 'better-sqlite3'

declare global {
  var crashPoint: (() => void) | undefined
  var crashPointsPassed: number | undefined
}

/** Hundreds of lives load the same files. */
enableCompileCache()

const killAt = Number(process.env.KILL_AT ?? 0)
let passed = 0

globalThis.crashPoint = () => {
  passed += 1
  globalThis.crashPointsPassed = passed
  if (passed === killAt) process.kill(process.pid, 'SIGKILL')
}

type Method = (this: unknown, ...values: unknown[]) => unknown
type Methods = Record<string, Method>

const probe = new SQLite(':memory:')
wrap(Object.getPrototypeOf(probe.prepare('select 1')), ['run', 'get', 'all'])
wrap(SQLite.prototype as unknown as Methods, ['exec'])
probe.close()

function wrap(prototype: Methods, names: readonly string[]): void {
  for (const name of names) {
    const method = prototype[name]
    if (method === undefined) throw new Error(`better-sqlite3 has no ${name}`)
    prototype[name] = function (this: unknown, ...values: unknown[]) {
      globalThis.crashPoint?.()
      const result = method.apply(this, values)
      globalThis.crashPoint?.()
      return result
    }
  }
}
