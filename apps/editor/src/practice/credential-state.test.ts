import { expect, it } from 'vitest'
import { credentialState } from './credential-state.ts'

const active = { status: 'active', validFrom: '2024-01-15', validUntil: '2026-11-23' } as const

it('a certificate counts on its last day and not after it', () => {
  expect(credentialState(active, '2026-11-23')).toEqual({ kind: 'expiring', days: 0 })
  expect(credentialState(active, '2026-11-24')).toEqual({ kind: 'expired' })
})

it('one that ends soon is pointed out in time', () => {
  expect(credentialState(active, '2026-09-24')).toEqual({ kind: 'expiring', days: 60 })
  expect(credentialState(active, '2026-09-23')).toEqual({ kind: 'valid' })
})

it('one that begins later, waits or was revoked does not count', () => {
  expect(credentialState(active, '2024-01-14')).toEqual({ kind: 'notYet' })
  expect(credentialState({ ...active, status: 'pending' }, '2025-01-01')).toEqual({
    kind: 'pending',
  })
  expect(credentialState({ ...active, status: 'revoked' }, '2025-01-01')).toEqual({
    kind: 'revoked',
  })
})
