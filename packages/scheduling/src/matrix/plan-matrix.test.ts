import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { CredentialRule } from '../practice/credential-rule.ts'
import { type Role, roles } from '../roles.ts'
import { readTimes, sayTimes } from './duration-words.ts'
import { readPeople } from './read-people.ts'
import { readRule } from './read-rule.ts'
import { readRoom } from './room-words.ts'
import { sayRule } from './say-rule.ts'
import { importText, today } from './testing/import-text.ts'
import { seedForms, seedHeader, seedRows } from './testing/seed-matrix.ts'
import { matrixCsv, matrixMarkdown, matrixOf } from './write-matrix.ts'

describe.each(Object.entries(seedForms))('the five rows as %s', (_form, text) => {
  const { plan, after } = importText(text)

  test('are read as they stand', () => {
    expect(plan.problems).toEqual([])
    expect(
      after.services.map(({ name, roomType, roomNeed, durationMinutes, bufferAfterMinutes }) => [
        name,
        roomType,
        roomNeed,
        durationMinutes,
        bufferAfterMinutes,
      ]),
    ).toEqual([
      ['Neuromodulator injection', 'standard-treatment', 'preferred', 30, 15],
      ['Dermal filler', 'standard-treatment', 'preferred', 45, 15],
      ['Laser hair removal', 'laser', 'required', 60, 20],
      ['HydraFacial', 'facial', 'preferred', 75, 10],
      ['IV therapy', 'iv-lounge', 'preferred', 45, 10],
    ])
    expect(after.services.map(({ requirement }) => requirement)).toEqual([
      { credentials: { all: [{ kind: 'neurotoxin-certificate' }] }, roles: ['RN', 'NP', 'PA'] },
      { credentials: { all: [{ kind: 'filler-certificate' }] }, roles: ['RN', 'NP', 'PA', 'MD'] },
      { credentials: { all: [{ kind: 'laser-safety-certificate' }] }, roles: [] },
      { credentials: { all: [{ kind: 'esthetician-license' }] }, roles: [] },
      { credentials: { all: [{ kind: 'rn-license' }] }, roles: [] },
    ])
  })

  test('name eight people with the role that each name carries', () => {
    expect(
      after.providers.map(({ displayName, lastName, roles }) => [displayName, lastName, ...roles]),
    ).toEqual([
      ['Dr. Lee', 'Lee', 'MD'],
      ['NP Martinez', 'Martinez', 'NP'],
      ['PA Singh', 'Singh', 'PA'],
      ['Esthetician Rivera', 'Rivera', 'esthetician'],
      ['Tech Okon', 'Okon', 'laser-technician'],
      ['Esthetician Park', 'Park', 'esthetician'],
      ['RN Johnson', 'Johnson', 'RN'],
      ['RN Patel', 'Patel', 'RN'],
    ])
    expect(after.credentials).toHaveLength(11)
    expect(
      new Set(after.credentials.map(({ source, verifiedOn }) => `${source} ${verifiedOn}`)),
    ).toEqual(new Set(['matrix import null']))
  })

  test('make the rooms that they name; a lounge holds several', () => {
    expect(after.rooms.map(({ name, capacity }) => [name, capacity])).toEqual([
      ['Standard treatment room', 1],
      ['Laser room', 1],
      ['Facial room', 1],
      ['IV lounge', 4],
    ])
  })

  test('come out again as the same five columns', () => {
    const rows = matrixOf(after, { today })
    expect(rows.map((row) => Object.values(row))).toEqual(seedRows.map((row) => [...row]))
  })

  test('a second time change nothing', () => {
    expect(importText(text, after).plan.writes).toEqual([])
    expect(importText(matrixCsv(matrixOf(after, { today })), after).plan.writes).toEqual([])
    expect(importText(matrixMarkdown(matrixOf(after, { today })), after).plan.writes).toEqual([])
  })
})

test('the gaps say what nobody looked up and what has no expiry, and nothing worse', () => {
  const { plan } = importText(seedForms['tab-separated'] ?? '')
  const codes = new Set(plan.gaps.map(({ code, severity }) => `${severity} ${code}`))
  expect(codes).toEqual(new Set(['note not-verified', 'note no-expiry']))
  expect(plan.assumptions).toContain('One room "IV lounge" that holds 4 visits at a time.')
  expect(plan.assumptions[0]).toContain('America/Chicago')
})

describe('a bad cell is named by row and column, and then nothing is written', () => {
  const row = (change: Partial<Record<number, string>>) => {
    const cells = seedRows[0].map((cell, index) => change[index] ?? cell)
    return [seedHeader, seedRows[3], cells].map((line) => line.join('\t')).join('\n')
  }
  test.each([
    ['service', 'no-name', { 0: ' ' }],
    ['certification', 'unreadable-rule', { 1: 'Neurotoxin cert + (RN' }],
    ['certification', 'two-role-lists', { 1: 'RN + NP' }],
    ['certification', 'role-or-certificate', { 1: 'Laser safety cert / MD' }],
    ['providers', 'unclear-person', { 2: 'Lee' }],
    ['providers', 'nobody-named', { 2: 'NP' }],
    ['providers', 'listed-but-not-allowed', { 2: 'Esthetician Park' }],
    ['room', 'no-room', { 3: 'only' }],
    ['duration', 'unreadable-time', { 4: 'about half an hour' }],
    ['duration', 'impossible-time', { 4: '0 min + 15 min' }],
  ])('%s: %s', (column, code, change) => {
    const { plan } = importText(row(change))
    expect(plan.problems).toMatchObject([{ row: 2, column, code }])
    expect(plan.problems[0]?.message).toMatch(/^.+\.$/)
    expect(plan.writes).toEqual([])
  })
  test.each([
    ['empty', ' \n'],
    ['empty', seedHeader.join('\t')],
    ['damaged', 'Service,"Required'],
    ['missing-column', 'Service\tCertification\tProviders\tRoom\nA\tB\tDr. C\tD'],
    ['too-many-cells', 'A,None,Dr. Lee, NP Martinez,Facial room,30 min'],
  ])('the table as a whole: %s', (code, text) => {
    expect(importText(text).plan.problems.map((problem) => problem.code)).toContain(code)
  })
  test('a service that is there twice', () => {
    const text = [seedRows[0], seedRows[0]].map((line) => line.join('\t')).join('\n')
    expect(importText(text).plan.problems).toMatchObject([{ row: 2, code: 'twice' }])
  })
})

test('a certificate that lapsed or was only submitted is left as it is', () => {
  const text = seedForms['tab-separated'] ?? ''
  const { after } = importText(text)
  const [first, second, ...rest] = after.credentials
  if (first === undefined || second === undefined) throw new Error('no credentials')
  const credentials = [
    { ...first, validUntil: '2026-01-31' },
    { ...second, status: 'pending' as const },
    ...rest,
  ]
  const { plan } = importText(text, { ...after, credentials })
  expect(plan.writes).toEqual([])
  expect(plan.gaps.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['certificate-expired', 'certificate-pending', 'no-eligible-provider']),
  )
})

describe('words that people use', () => {
  test.each([
    [
      'CPR + Neurotoxin cert',
      { all: [{ kind: 'cpr-certificate' }, { kind: 'neurotoxin-certificate' }] },
      [],
    ],
    [
      'neurotoxin or filler certification',
      { all: [{ any: [{ kind: 'neurotoxin-certificate' }, { kind: 'filler-certificate' }] }] },
      [],
    ],
    ['RN, NP or PA', { all: [] }, ['RN', 'NP', 'PA']],
    ['none', { all: [] }, []],
    [
      '(CPR + laser training) / RN license',
      {
        all: [
          {
            any: [
              { all: [{ kind: 'cpr-certificate' }, { kind: 'laser-training' }] },
              { kind: 'rn-license' },
            ],
          },
        ],
      },
      [],
    ],
  ])('%s', (text, credentials, wanted) => {
    expect(readRule(text)).toEqual({ ok: true, value: { credentials, roles: wanted } })
  })
  test.each([
    ['1 h 15 min + 10 min', 75, 0, 10],
    ['1:30', 90, 0, 0],
    ['45', 45, 0, 0],
    ['5 min set-up + 30 min + 10 min clean-up', 30, 5, 10],
    ['2 hours, no buffer', 120, 0, 0],
  ])('%s', (text, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes) => {
    expect(readTimes(text)).toEqual({
      ok: true,
      value: { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes },
    })
  })
  test('people with letters behind the name', () => {
    expect(readPeople('Jane Lee, MD; Ana Ruiz NP and Laser Tech Okon')).toMatchObject({
      value: [
        { name: 'Jane Lee, MD', ownName: 'Jane Lee', role: 'MD' },
        { ownName: 'Ana Ruiz', role: 'NP' },
        { ownName: 'Okon', role: 'laser-technician' },
      ],
    })
  })
  test('a kind of room that the practice has is taken as it is called there', () => {
    expect(readRoom('Standard treatment room', ['treatment'])).toMatchObject({
      value: { type: 'treatment' },
    })
  })
})

const kind = fc.constantFrom(
  'neurotoxin-certificate',
  'filler-certificate',
  'rn-license',
  'cpr-certificate',
  'laser-training',
)
const leaf = kind.map((one): CredentialRule => ({ kind: one }))
const several = fc.array(leaf, { minLength: 2, maxLength: 3 })
const part = fc.oneof(
  leaf,
  several.map((any): CredentialRule => ({ any })),
  fc.tuple(several, leaf).map(([all, one]): CredentialRule => ({ any: [{ all }, one] })),
)
const requirement = fc.record({
  credentials: fc.array(part, { maxLength: 3 }).map((all): CredentialRule => ({ all })),
  roles: fc.uniqueArray(fc.constantFrom<Role>(...roles)).map((some) => [...some]),
})
const minutes = fc.integer({ min: 0, max: 240 })

property.prop([requirement])('every rule that is written is read as the same rule', (one) => {
  const read = readRule(sayRule(one))
  expect(read).toEqual({ ok: true, value: one })
})

property.prop([minutes, minutes, fc.integer({ min: 1, max: 1440 })])(
  'every length too',
  (before, after, length) => {
    const value = {
      durationMinutes: length,
      bufferBeforeMinutes: before,
      bufferAfterMinutes: after,
    }
    expect(readTimes(sayTimes(value))).toEqual({ ok: true, value })
  },
)
