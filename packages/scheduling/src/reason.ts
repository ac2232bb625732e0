export type Reason = {
  readonly code:
    | 'fits'
    | 'service'
    | 'time'
    | 'consent'
    | 'opted-out'
    | 'other-offer'
    | 'booked-then'
    | 'excluded'
    | 'limit'
  readonly isMet: boolean
  /** In the words of a clinic. */
  readonly text: string
}
