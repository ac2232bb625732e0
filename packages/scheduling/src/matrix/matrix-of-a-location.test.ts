import { describe, expect, test } from 'vitest'
import type { PracticeRecords } from '../practice/practice-records.ts'
import { serviceAt } from '../practice/service.ts'
import { importText, today } from './testing/import-text.ts'
import { seedForms, seedHeader, seedRows } from './testing/seed-matrix.ts'
import { matrixOf } from './write-matrix.ts'

function twoPlaces() {
  const { after } = importText(seedForms['tab-separated'] ?? '')
  const [one] = after.locations
  if (one === undefined) throw new Error('no location')
  const two = { ...one, id: 'loc_b' as typeof one.id, name: 'North' }
  return { here: one.id, north: two.id, both: { ...after, locations: [one, two] } }
}

const row = (...cells: readonly string[]) => cells.join('\t')

const named = (name: string, { services }: PracticeRecords) => {
  const found = services.find((service) => service.name === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}

describe('where there are two locations a matrix is about one of them (S089)', () => {
  const USUAL = row(...seedRows[3])
  const NORTHERN = row(
    'HydraFacial',
    'Laser safety cert + RN/NP',
    'NP Martinez',
    'Laser room only',
    '60 min + 5 min buffer',
  )
  const northern = {
    requirement: {
      credentials: { all: [{ kind: 'laser-safety-certificate' }] },
      roles: ['RN', 'NP'],
    },
    ...{ roomType: 'laser', roomNeed: 'required' },
    ...{ durationMinutes: 60, bufferAfterMinutes: 5 },
  }

  const importAt = (locationId: string, text: string, records: PracticeRecords) =>
    importText(text, records, { locationId })
  test('which one has to be said', () => {
    const { both } = twoPlaces()
    expect(importText(USUAL, both).plan.problems).toMatchObject([{ code: 'unknown-location' }])
  })

  test('all that its row says is its own; everywhere else the service stays as it was', () => {
    const { both, here, north } = twoPlaces()
    const before = named('HydraFacial', both)
    const { after } = importAt(north, NORTHERN, both)
    const hydra = named('HydraFacial', after)
    expect({ ...hydra, overrides: [] }).toEqual(before)
    expect(hydra.overrides).toEqual([{ locationId: north, ...northern }])
    expect(serviceAt(hydra, here)).toEqual({ ...before, overrides: hydra.overrides })
    expect(serviceAt(hydra, north)).toMatchObject(northern)
    expect(after.rooms.filter(({ locationId }) => locationId === north)).toMatchObject([
      { type: 'laser', locationId: north },
    ])
  })

  test('a row that says the same as the practice leaves the service as it is', () => {
    const { both, north } = twoPlaces()
    const { plan } = importAt(north, USUAL, both)
    expect(plan.writes.map(({ list }) => list)).toEqual(['rooms'])
  })

  test('a second time it changes nothing', () => {
    const { both, north } = twoPlaces()
    const { after } = importAt(north, NORTHERN, both)
    expect(importAt(north, NORTHERN, after).plan.writes).toEqual([])
  })

  test('back to what the practice says, nothing is its own but what no matrix speaks of', () => {
    const { both, north } = twoPlaces()
    const { after } = importAt(north, NORTHERN, both)
    const priced = after.services.map((service) => ({
      ...service,
      overrides: service.overrides.map((own) => ({ ...own, priceCents: 20_000 })),
    }))
    const again = importAt(north, USUAL, { ...after, services: priced })
    expect(named('HydraFacial', again.after).overrides).toEqual([
      { locationId: north, priceCents: 20_000 },
    ])
  })

  test('a service that is new is offered there alone, until the matrix of another names it', () => {
    const { both, here, north } = twoPlaces()
    const peel = row('Peel', 'None', 'NP Martinez', 'Facial room', '30 min + 10 min buffer')
    const first = importAt(north, peel, both)
    expect(first.plan.assumptions).toContain('Peel is new, and is offered in North only.')
    expect(serviceAt(named('Peel', first.after), here)).toBeNull()
    expect(serviceAt(named('Peel', first.after), north)).toMatchObject({ durationMinutes: 30 })
    const longer = peel.replace('30 min', '40 min')
    const second = importAt(here, longer, first.after)
    expect(second.plan.assumptions).toEqual([])
    expect(serviceAt(named('Peel', second.after), here)).toMatchObject({ durationMinutes: 40 })
    expect(serviceAt(named('Peel', second.after), north)).toMatchObject({ durationMinutes: 30 })
  })

  test('each comes out again as it went in', () => {
    const { both, here, north } = twoPlaces()
    const { after } = importAt(north, NORTHERN, both)
    const rowOf = (locationId: typeof here) =>
      matrixOf(after, { today, locationId }).find(({ service }) => service === 'HydraFacial')
    expect(rowOf(here)).toMatchObject({ room: 'Facial room', duration: '75 min + 10 min buffer' })
    expect(Object.values(rowOf(north) ?? {}).join('\t')).toBe(NORTHERN)
  })

  test('who is listed is judged by the rule of the row, not by that of the others', () => {
    const { both, north } = twoPlaces()
    const codes = (text: string) =>
      importAt(north, text, both).plan.gaps.filter(({ code }) => code === 'listed-not-certified')
    expect(codes(NORTHERN)).toEqual([])
  })
})

test('where the only location does a service in its own way, the matrix counts all the same', () => {
  const text = seedForms['tab-separated'] ?? ''
  const { after } = importText(text)
  const [place] = after.locations
  if (place === undefined) throw new Error('no location')
  const own = { locationId: place.id, durationMinutes: 10, roomType: 'sauna', priceCents: 100 }
  const services = after.services.map((service) => ({ ...service, overrides: [own] }))
  const again = importText(text, { ...after, services })
  for (const service of again.after.services) {
    expect(service.overrides).toEqual([{ locationId: place.id, priceCents: 100 }])
  }
  expect(importText(text, again.after).plan.writes).toEqual([])
})

describe('a table that says the location in each row', () => {
  const [, ...certified] = seedHeader
  const HEADER = row('Service', 'Location', ...certified)
  const hydra = (place: string, duration: string) =>
    row('HydraFacial', place, 'None', 'Esthetician Park', 'Facial room', duration)
  const peel = (place: string, duration: string) =>
    row('Peel', place, 'None', 'Esthetician Park', 'Facial room', duration)
  const read = (lines: readonly string[], where: { readonly locationId?: string } = {}) => {
    const { both, here, north } = twoPlaces()
    return { ...importText([HEADER, ...lines].join('\n'), both, where), here, north }
  }

  test('each row is about its own, and the practice stays as it was', () => {
    const lines = [hydra('Main location', '70 min + 10 min'), hydra('north', '60 min + 5 min')]
    const { plan, after, here, north } = read(lines)
    expect(plan.problems).toEqual([])
    expect(plan.cells.map(({ location }) => location)).toEqual(['Main location', 'north'])
    const service = named('HydraFacial', after)
    expect(service.durationMinutes).toBe(75)
    expect(serviceAt(service, here)).toMatchObject({ durationMinutes: 70 })
    expect(serviceAt(service, north)).toMatchObject({ durationMinutes: 60, bufferAfterMinutes: 5 })
    expect(plan.serviceIds).toEqual([service.id])
  })

  test('a service that is new is offered where a row names it', () => {
    const inBoth = read([peel('North', '30 min'), peel('Main location', '40 min')])
    expect(inBoth.plan.assumptions.join(' ')).not.toContain('Peel')
    expect(serviceAt(named('Peel', inBoth.after), inBoth.here)).toMatchObject({
      durationMinutes: 40,
    })
    const inOne = read([peel('North', '30 min')])
    expect(inOne.plan.assumptions).toContain('Peel is new, and is offered in North only.')
  })

  test('a location that nobody knows is named with its row, and nothing is written', () => {
    const { plan } = read([hydra('North', '60 min'), peel('Nort', '30 min')])
    expect(plan.problems).toMatchObject([{ code: 'unknown-location', row: 2 }])
    expect(plan.problems[0]?.message).toContain('"Nort"')
    expect(plan.writes).toEqual([])
  })

  test('in an empty practice the only one that is named is the first', () => {
    const { plan, after } = importText([HEADER, hydra('Austin', '60 min')].join('\n'))
    expect(plan.problems).toEqual([])
    expect(after.locations.map(({ name }) => name)).toEqual(['Austin'])
    const two = [HEADER, hydra('Austin', '60 min'), hydra('North', '60 min')].join('\n')
    expect(importText(two).plan.problems.map(({ row: at }) => at)).toEqual([1, 2])
  })

  test('a service is there once for each location', () => {
    const { plan } = read([hydra('North', '60 min'), hydra('north', '50 min')])
    expect(plan.problems).toMatchObject([{ code: 'twice', row: 2 }])
  })

  test('a row that names none is about the one that is chosen', () => {
    expect(read([hydra('', '60 min')]).plan.problems).toMatchObject([{ code: 'unknown-location' }])
    const { after, north } = read([hydra('', '60 min')], { locationId: 'loc_b' })
    expect(serviceAt(named('HydraFacial', after), north)).toMatchObject({ durationMinutes: 60 })
  })
})
