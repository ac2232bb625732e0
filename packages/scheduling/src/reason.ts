export type Reason = {
  readonly code:
    | 'fits'
    | 'service'
    | 'time'
    | 'place'
    | 'provider'
    | 'notice'
    | 'expired'
    | 'paused'
    | 'asked-lately'
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
