import { expect, test } from 'vitest'
import { acceptChance } from './accept-chance.ts'
import type { OfferStatus } from './offer.ts'

const after = (...statuses: readonly OfferStatus[]) =>
  acceptChance(statuses.map((status) => ({ status })))

test('somebody nothing is known about says yes one time in five', () => {
  expect(after()).toBe(0.2)
})

test('each yes and no moves the belief by the arithmetic of a Beta(2, 8)', () => {
  expect(after('accepted')).toBeCloseTo(3 / 11, 12)
  expect(after('accepted', 'declined')).toBeCloseTo(3 / 12, 12)
})

test('a yes that came too late is a yes, silence is half a no, and what was withdrawn is nothing', () => {
  expect(after('lost')).toBe(after('accepted'))
  expect(after('expired', 'expired')).toBe(after('declined'))
  expect(after('closed', 'offered')).toBe(after())
})

test('a practice may believe something else to begin with', () => {
  expect(acceptChance([], { rate: 0.08, strength: 10 })).toBeCloseTo(0.08, 12)
})
