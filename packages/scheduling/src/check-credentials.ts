import type { Interval } from './intervals.ts'
import { localParts } from './local-time.ts'
import type { Credential, Provider, Service } from './records.ts'
import { satisfiesRole } from './roles.ts'

export type Reason = {
  readonly code:
    | 'role'
    | 'credential'
    | 'shift'
    | 'busy'
    | 'room'
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

/** Role and certificates of a provider against what a service asks for, on the days of the visit. */
export function checkCredentials(
  provider: Provider,
  service: Service,
  {
    visit,
    credentials,
    timeZone,
  }: {
    readonly visit: Interval
    readonly credentials: readonly Credential[]
    readonly timeZone: string
  },
): readonly Reason[] {
  const own = credentials.filter(({ providerId }) => providerId === provider.id)
  const role = service.requirement.roles.length === 0 ? [] : [checkRole(provider, service)]
  return [
    ...role,
    ...service.requirement.credentials.map((kind) => checkOne(kind, own, visit, timeZone)),
  ]
}

function checkRole({ role }: Provider, { requirement }: Service): Reason {
  const isMet = requirement.roles.some((wanted) => satisfiesRole(role, wanted))
  const wanted = requirement.roles.join(', ')
  const text = isMet ? `${role} may do this` : `${role} is not one of ${wanted}`
  return { code: 'role', isMet, text }
}

/** Valid through its last day, local time, and through the whole visit; pending counts as missing. */
function checkOne(
  kind: string,
  own: readonly Credential[],
  visit: Interval,
  timeZone: string,
): Reason {
  const name = kind.replaceAll('-', ' ')
  const from = localParts(visit.startAt, timeZone).date
  const until = localParts(visit.endAt - 1, timeZone).date
  const ofKind = own.filter((credential) => credential.kind === kind)
  const covering = ofKind.find(
    ({ status, validFrom, validUntil }) =>
      status === 'active' && validFrom <= from && until <= validUntil,
  )
  if (covering !== undefined) {
    return { code: 'credential', isMet: true, text: `${name} valid until ${covering.validUntil}` }
  }
  return { code: 'credential', isMet: false, text: whyNot(name, ofKind, from) }
}

function whyNot(name: string, ofKind: readonly Credential[], date: string): string {
  const lapsed = ofKind.find(({ validUntil }) => validUntil < date)
  if (lapsed !== undefined) return `${name} expired on ${lapsed.validUntil}`
  const [first] = ofKind
  if (first === undefined) return `no ${name} on file`
  return first.status === 'active'
    ? `${name} does not cover the whole visit`
    : `${name} is ${first.status}, not active`
}
