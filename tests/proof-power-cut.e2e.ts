import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildLibrary, cutPower, hasCompiler } from './support/power-cut/cut-power.ts'

/** Four hundred are beyond the first checkpoint; `npm run soak -- --only power-cut` goes further. */
const AFTER = [1, 7, 53, 400]
const reason = hasCompiler() ? '' : ' (skipped: no gcc here to build the library that cuts it)'

describe.skipIf(reason !== '')(`a power cut${reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'chairflow-library-'))
  let library = ''
  beforeAll(() => {
    library = buildLibrary(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(AFTER)('after %i acknowledged events loses none of them', async (after) => {
    const { acknowledged, ...left } = await cutPower(library, after, 'full')
    expect(acknowledged).toBeGreaterThanOrEqual(after)
    expect(left).toEqual({ lost: 0, integrity: 'ok' })
  })

  test('would lose them with synchronous NORMAL, which shows that the test can tell', async () => {
    const { lost } = await cutPower(library, 53, 'normal')
    expect(lost).toBeGreaterThanOrEqual(53)
  })
})
