import { visitSpans } from '@chairflow/scheduling'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkpointAudit } from '../audit/checkpoint-audit.ts'
import { verifyAudit } from '../audit/verify-audit.ts'
import { listJournal } from '../journal/list-journal.ts'
import { listOccupationsOf } from '../occupation/list-holds.ts'
import { type NewHold, placeHold } from '../occupation/place-hold.ts'
import { releaseHold } from '../occupation/release-hold.ts'
import { turnHoldIntoBooking } from '../occupation/turn-hold-into-booking.ts'
import { openStore, type Store } from '../open-store.ts'
import { sqlite } from '../tx.ts'
import {
  permitOverbooking,
  revokeOverbookPermission,
  useOverbookPermission,
} from './permit-overbooking.ts'

const MINUTE = 60_000
const overbook = { by: 'Ana', reason: 'Twins, treated together', permissionId: 'ovb' }

let store: Store
beforeEach(async () => {
  store = openStore(':memory:')
  await hold('first', 'none')
})
afterEach(() => store.close())

describe('two in one place', () => {
  test('need a permission in use for this very hold; by whom and why stays with the time', async () => {
    await permit()
    await expect(hold('second', { overbook })).rejects.toThrow('not permitted')
    await use('second')
    await expect(hold('third', { overbook })).rejects.toThrow('not permitted')
    expect(await hold('second', { overbook })).toEqual({ type: 'held' })
    expect(rowsOf('hold', 'second')).toMatchObject([
      { overbookedBy: 'Ana', overbookReason: overbook.reason, permissionId: 'ovb' },
    ])
  })

  test.each([
    ['another provider', { resourcesJson: '[{"kind":"provider","id":"p2"}]' }],
    ['a room of the same id', { resourcesJson: '[{"kind":"room","id":"p1"}]' }],
    ['a time that begins later', { startAt: 61 * MINUTE }],
    ['a time that ends earlier', { endAt: 89 * MINUTE }],
    ['use until now', { usableUntil: 1 }],
  ])('a permission for %s does not do', async (_, change) => {
    await permit(change)
    await use('second', 0)
    await expect(hold('second', { overbook })).rejects.toThrow('not permitted')
    expect(rowsOf('hold', 'second')).toEqual([])
  })

  test('are told by what stands in the way of the rest, where only one may be taken twice', async () => {
    await permit()
    await use('second')
    await hold('elsewhere', 'none', visit({ providerId: 'p9', roomId: 'r1' }))
    const leeway: NewHold['leeway'] = ({ kind }) => (kind === 'provider' ? { overbook } : 'none')
    expect(await hold('second', leeway, visit({ roomId: 'r1' }))).toMatchObject({
      type: 'taken',
      taken: { kind: 'room', resourceId: 'r1' },
    })
  })

  test('become two bookings, however long after the permission', async () => {
    await permit()
    await use('second')
    await hold('second', { overbook })
    const booking = { id: 'booked', executionId: 'of second', spans: visit(), at: 50 * MINUTE }
    const placed = await store.write((tx) =>
      turnHoldIntoBooking(tx, { ...booking, leeway: 'none' }),
    )
    expect(placed).toEqual({ type: 'held' })
    expect(rowsOf('booking', 'booked')).toMatchObject([{ permissionId: 'ovb' }])
  })
})

describe('a permission', () => {
  test('is used once, even when its hold was given back', async () => {
    await permit()
    expect(await use('second')).toBe(true)
    await store.write((tx) => releaseHold(tx, 'second'))
    expect(await use('third')).toBe(false)
    expect(await revoke()).toBe(false)
  })

  test('that was taken back is not used any more', async () => {
    await permit()
    expect(await revoke()).toBe(true)
    expect(await use('second')).toBe(false)
    expect(await revoke()).toBe(false)
  })

  test('is neither changed nor removed, whoever tries', async () => {
    await permit()
    const change = sqlite.updateTable('overbookPermission').set({ reason: 'Another' })
    await expect(store.write((tx) => tx.run(change))).rejects.toThrow('permissions are kept')
    const remove = sqlite.deleteFrom('overbookPermission')
    await expect(store.write((tx) => tx.run(remove))).rejects.toThrow('permissions are kept')
    await expect(permit({ id: 'other', reason: ' ' })).rejects.toThrow('CHECK')
  })

  test('has a journal that the audit reads, and misses when it is cut off', async () => {
    await permit()
    await use('second')
    const lines = store.read((tx) => listJournal(tx, 'ovb'))
    expect(lines.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
      'overbook-permitted desk',
      'overbook-used desk',
    ])
    expect(lines[0]?.text).toBe(
      'Ana permitted a second visit: Dr. Lee. Why: Twins, treated together',
    )
    await checkpointAudit(store, 1)
    expect((await verifyAudit(store)).damages).toEqual([])
    const cut = sqlite.deleteFrom('journal').where('seq', '=', 2)
    await expect(store.write((tx) => tx.run(cut))).rejects.toThrow('append-only')
    const heads = sqlite.selectFrom('auditHead').select(['executionId', 'seq'])
    expect(store.read((tx) => tx.all(heads))).toEqual([{ executionId: 'ovb', seq: 2 }])
  })
})

function permit(change: object = {}): Promise<void> {
  const permission = {
    id: 'ovb',
    permittedBy: 'Ana',
    actor: 'desk',
    reason: overbook.reason,
    resourcesJson: '[{"kind":"provider","id":"p1"}]',
    startAt: 60 * MINUTE,
    endAt: 90 * MINUTE,
    permittedAt: 0,
    usableUntil: 30 * MINUTE,
    ...change,
  }
  return store.write((tx) => permitOverbooking(tx, permission, 'Dr. Lee'))
}

function use(holdId: string, at = 1): Promise<boolean> {
  return store.write((tx) => useOverbookPermission(tx, { id: 'ovb', holdId, at }, 'desk'))
}

function revoke(): Promise<boolean> {
  return store.write((tx) => revokeOverbookPermission(tx, { id: 'ovb', actor: 'desk', at: 1 }))
}

function visit(more: object = {}) {
  const interval = { startAt: 60 * MINUTE, endAt: 90 * MINUTE }
  const resources = { providerId: 'p1', roomId: null, equipmentIds: [], patientId: null, ...more }
  return visitSpans(interval, resources, { beforeMs: 0, afterMs: 0 })
}

function hold(id: string, leeway: NewHold['leeway'], spans = visit()) {
  const request = { id, executionId: `of ${id}`, spans, at: 1, expiresAt: 20 * MINUTE }
  return store.write((tx) => placeHold(tx, { ...request, leeway }))
}

function rowsOf(source: 'hold' | 'booking', sourceId: string) {
  return store.read((tx) => listOccupationsOf(tx, { source, sourceId }))
}
