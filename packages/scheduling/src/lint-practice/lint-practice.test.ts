import { expect, test } from 'vitest'
import { changeCredential, changeService, seedPractice } from '../match/testing/seed-practice.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import { lintPractice } from './lint-practice.ts'

const today = '2026-11-24'

function records(change: Partial<PracticeRecords> = {}): PracticeRecords {
  const { appointments: _, ...seed } = seedPractice()
  const credentials = seed.credentials.map((card) => ({ ...card, verifiedOn: '2026-01-01' }))
  return { ...seed, credentials, ...change }
}

const gaps = (practice: PracticeRecords) =>
  lintPractice(practice, { today }).map(
    ({ severity, code, where }) => `${severity} ${code} ${where?.id}`,
  )

const service = (change: Parameters<typeof changeService>[2]) => {
  const { services } = changeService(seedPractice(), 'svc_iv', change)
  return records({ services })
}
const card = (providerId: string, change: Parameters<typeof changeCredential>[2]) => {
  const practice = { ...seedPractice(), credentials: records().credentials }
  return records({ credentials: changeCredential(practice, providerId, change).credentials })
}

test('the demo practice has no gap that keeps a visit from being matched', () => {
  expect(gaps(records()).filter((gap) => gap.startsWith('error'))).toEqual([])
})

const none = { credentials: { all: [] }, roles: [] }
const unknown = { credentials: { all: [{ kind: 'pilot-license' }] }, roles: [] }

test.each<[string, PracticeRecords, string]>([
  [
    'no certification asked for',
    service({ requirement: none }),
    'warning missing-certification svc_iv',
  ],
  ['a role is enough', service({ requirement: { ...none, roles: ['RN'] } }), ''],
  ['no buffer', service({ bufferAfterMinutes: 0 }), 'warning zero-buffer svc_iv'],
  ['a buffer before is one', service({ bufferAfterMinutes: 0, bufferBeforeMinutes: 5 }), ''],
  ['nobody may do it', service({ requirement: unknown }), 'error no-eligible-provider svc_iv'],
  [
    'a room nobody has',
    service({ roomType: 'sauna', roomNeed: 'required' }),
    'error no-such-room svc_iv',
  ],
  [
    'a room that would be nice',
    service({ roomType: 'sauna', roomNeed: 'preferred' }),
    'warning no-such-room svc_iv',
  ],
  ['a device nobody has', service({ equipmentTypes: ['laser-x'] }), 'error no-such-device svc_iv'],
  ['expired', card('prv_johnson', { validUntil: '2026-11-23' }), 'warning certificate-expired'],
  ['its last day is today', card('prv_johnson', { validUntil: today }), ''],
  ['pending', card('prv_johnson', { status: 'pending' }), 'warning certificate-pending'],
  ['revoked is no gap of its own', card('prv_johnson', { status: 'revoked' }), ''],
  ['not verified', card('prv_johnson', { verifiedOn: null }), 'note not-verified'],
  ['no expiry', card('prv_johnson', { validUntil: null }), 'note no-expiry'],
])('%s', (_what, practice, expected) => {
  const usual = gaps(records())
  const found = gaps(practice).filter((gap) => !usual.includes(gap))
  if (expected === '') expect(found).toEqual([])
  else expect(found.some((gap) => gap.startsWith(expected))).toBe(true)
})

test('a renewal on file beside a valid card is only a note', () => {
  const { credentials } = records()
  const [first] = credentials
  if (first === undefined) throw new Error('no credential')
  const renewal = { ...first, id: 'crd_new' as typeof first.id, status: 'pending' as const }
  expect(gaps(records({ credentials: [...credentials, renewal] }))).toContain(
    'note certificate-pending crd_new',
  )
})

test('who is never at work, and a lounge for one', () => {
  const { providers, rooms } = records()
  const idle = providers.map((one) =>
    one.displayName === 'Dr. Lee' ? { ...one, shifts: [] } : one,
  )
  const narrow = rooms.map((room) => (room.type === 'iv-lounge' ? { ...room, capacity: 1 } : room))
  expect(gaps(records({ providers: idle, rooms: narrow }))).toEqual(
    expect.arrayContaining(['warning no-shifts prv_lee', 'note shared-room-for-one room_iv']),
  )
})

test('every gap says what to do, and the worst come first', () => {
  const found = lintPractice(service({ requirement: unknown, bufferAfterMinutes: 0 }), { today })
  expect(found[0]?.severity).toBe('error')
  for (const { text, todo } of found) expect(`${text} ${todo}`).toMatch(/^[A-Z].+\. .+\.$/)
})
