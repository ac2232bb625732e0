import type { RecordList } from '../practice/practice-records.ts'

export const gapCodes = [
  'missing-certification',
  'zero-buffer',
  'no-eligible-provider',
  'no-such-room',
  'no-such-device',
  'certificate-expired',
  'certificate-pending',
  'not-verified',
  'no-expiry',
  'no-shifts',
  'shared-room-for-one',
  'listed-not-certified',
  'unknown-employee',
  'disputed-lapse',
] as const
export type GapCode = (typeof gapCodes)[number]

/** Something that the practice's records lack: what, where, and what to do about it. */
export type Gap = {
  readonly code: GapCode
  /** An error keeps visits from being matched; a warning may; a note should be looked at. */
  readonly severity: 'error' | 'warning' | 'note'
  readonly text: string
  readonly todo: string
  readonly where: { readonly list: RecordList; readonly id: string; readonly name: string } | null
}
