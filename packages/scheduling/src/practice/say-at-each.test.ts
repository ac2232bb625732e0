import { expect, test } from 'vitest'
import type { LocationId } from '../ids.ts'
import { seedPractice } from '../match/testing/seed-practice.ts'
import { sayAtEach } from './say-at-each.ts'
import type { ServiceOverride } from './service.ts'

const {
  locations: [austin],
  services: [listed],
} = seedPractice()

function said(...changes: readonly Omit<ServiceOverride, 'locationId'>[]) {
  if (austin === undefined || listed === undefined) throw new Error('nothing to say')
  const locations = ['A', 'B', 'C'].map((name) => ({ ...austin, id: name as LocationId, name }))
  const overrides = changes.map((change, index) => ({
    ...change,
    locationId: locations[index]?.id ?? ('none' as LocationId),
  }))
  const service = { ...listed, durationMinutes: 30, overrides }
  return sayAtEach(service, locations, (here) => `${here.durationMinutes}`)
}

test('what is the same everywhere is said once, what differs by location', () => {
  expect(said({ priceCents: 1 })).toEqual([{ words: '30', locations: [] }])
  expect(said({ durationMinutes: 40 })).toEqual([
    { words: '40', locations: ['A'] },
    { words: '30', locations: ['B', 'C'] },
  ])
})

test('where it is not offered nothing is said of it, and where it is stands beside it', () => {
  const not = { isOffered: false }
  expect(said(not)).toEqual([{ words: '30', locations: ['B', 'C'] }])
  expect(said(not, not, not)).toEqual([{ words: '30', locations: [] }])
})
