import { expect, test } from 'vitest'
import type { LocationId, ServiceId } from '../../ids.ts'
import type { ServiceOverride } from '../../practice/service.ts'
import { preparePractice } from '../prepare-practice.ts'
import { AUSTIN, changeService, seedPractice } from '../testing/seed-practice.ts'

const IV = 'svc_iv' as ServiceId

function skillsWith(change: Omit<ServiceOverride, 'locationId'>, locationId = AUSTIN) {
  const overrides = [{ ...change, locationId }]
  return preparePractice(changeService(seedPractice(), IV, { overrides })).skills()
}

test('who may do a service is counted by the rule of where they work', () => {
  const physicians = { requirement: { credentials: { all: [] }, roles: ['MD' as const] } }
  const before = skillsWith({}).ableTo.get(IV)
  expect(before).toBe(2)
  expect(skillsWith(physicians).ableTo.get(IV)).toBe(1)
  expect(skillsWith(physicians, 'loc_north' as LocationId).ableTo.get(IV)).toBe(before)
  expect(skillsWith({ isOffered: false }).ableTo.get(IV)).toBeUndefined()
})

test('what fits into a free time of a room is what is done in it there', () => {
  expect(skillsWith({}).packRoom('laser', 55)).toBe(0)
  const inLaserRoom = { roomType: 'laser', durationMinutes: 45, bufferAfterMinutes: 10 }
  expect(skillsWith(inLaserRoom).packRoom('laser', 55)).toBe(55)
  expect(skillsWith(inLaserRoom).packRoom('iv-lounge', 55)).toBe(0)
})
