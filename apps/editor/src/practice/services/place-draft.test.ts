import type { LocationId, Service, ServiceId, ServiceOverride } from '@chairflow/scheduling'
import { expect, test } from 'vitest'
import { draftOf, problemsIn, withPlace } from './place-draft.ts'

const NORTH = 'loc_north' as LocationId
const place = { locationId: NORTH, kinds: ['rn-license'] }

function laser(...overrides: readonly ServiceOverride[]): Service {
  return {
    ...{ id: 'svc_laser' as ServiceId, externalId: '', name: 'Laser', category: '', product: null },
    requirement: { credentials: { all: [] }, roles: [] },
    ...{ roomType: 'laser', roomNeed: 'required', equipmentTypes: ['laser'] },
    ...{ durationMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 20, priceCents: 100 },
    overrides: [...overrides],
  }
}

const austin: ServiceOverride = { locationId: 'loc_austin' as LocationId, durationMinutes: 50 }
const north: ServiceOverride = {
  locationId: NORTH,
  isOffered: false,
  requirement: { credentials: { any: [{ kind: 'rn-license' }] }, roles: ['NP'] },
  ...{ roomType: 'treatment', roomNeed: 'preferred', equipmentTypes: [] },
  ...{ durationMinutes: 45, bufferBeforeMinutes: 5, bufferAfterMinutes: 0, priceCents: 9950 },
}

test('what differs there is opened and saved as it was, beside that of others', () => {
  const before = laser(austin, north)
  expect(withPlace(before, { ...place, draft: draftOf(before, NORTH) })).toEqual(before)
  const free = laser({ locationId: NORTH, priceCents: null })
  expect(withPlace(free, { ...place, draft: draftOf(free, NORTH) })).toEqual(free)
})

test('what is left empty is as everywhere, and with nothing entered nothing is kept', () => {
  const before = laser(austin)
  expect(withPlace(before, { ...place, draft: draftOf(before, NORTH) })).toEqual(before)
  const cleared = { ...draftOf(laser(), NORTH), requirement: ' ' }
  expect(withPlace(laser(north), { ...place, draft: cleared }).overrides).toEqual([])
})

test('what is entered is kept: rules in words of the matrix, no device, a price', () => {
  const draft = {
    ...draftOf(laser(), NORTH),
    requirement: 'RN license + NP/PA',
    ...{ hasOwnDevices: true, bufferAfterMinutes: 0, price: 12.5 },
  }
  expect(withPlace(laser(), { ...place, draft }).overrides).toEqual([
    {
      locationId: NORTH,
      requirement: { credentials: { all: [{ kind: 'rn-license' }] }, roles: ['NP', 'PA'] },
      ...{ equipmentTypes: [], bufferAfterMinutes: 0, priceCents: 1250 },
    },
  ])
})

test('a rule that cannot be read is said on its field', () => {
  const draft = { ...draftOf(laser(), NORTH), requirement: 'RN license + (NP' }
  expect(problemsIn(draft)).toHaveProperty('requirement')
  expect(problemsIn(draftOf(laser(north), NORTH))).toEqual({})
})
