import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { seedPractice } from '../match/testing/seed-practice.ts'
import { readRecords, writeRecords } from './record-csv.ts'

const { appointments: _, ...records } = seedPractice()

describe.each(['locations', 'rooms', 'services', 'providers', 'credentials'] as const)(
  '%s',
  (list) => {
    test('come back from CSV as they went', () => {
      expect(readRecords(list, writeRecords(list, records[list]))).toEqual({
        rows: records[list],
        problems: [],
      })
    })
  },
)

const word = fc.constantFrom('=SUM(A1)', '+1', '-2', '@x', 'a "b"', 'c,d', 'e\nf', 'Ö|ñ', 'plain')
const room = fc.record({
  id: fc.constantFrom('r1', 'r2'),
  externalId: word,
  name: word,
  type: word,
  capacity: fc.integer({ min: 1, max: 9 }),
  locationId: fc.constant('loc'),
})

test.prop([fc.array(room, { minLength: 1, maxLength: 4 })])(
  'nothing runs as a formula, and nothing is lost',
  (rooms) => {
    const text = writeRecords('rooms', rooms)
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m)
    expect(readRecords('rooms', text).rows).toEqual(rooms)
  },
)

test('a column that is not known, and a cell that is not JSON', () => {
  expect(readRecords('rooms', 'id,colour\na,red').problems).toMatchObject([{ row: 0 }])
  expect(readRecords('rooms', 'id,capacity\na,many').problems).toMatchObject([
    { row: 1, field: 'capacity' },
  ])
})
