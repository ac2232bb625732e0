import type { Interval } from './intervals.ts'
import { localParts } from './local-time.ts'
import type { Credential } from './practice/credential.ts'
import { credentialKinds, meetsRule } from './practice/credential-rule.ts'
import type { Provider } from './practice/provider.ts'
import type { Service } from './practice/service.ts'
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
  return [...role, ...checkRule(service, (kind) => checkOne(kind, own, visit, timeZone))]
}

/** Where the rule leaves a choice and is met, only what speaks for it is told. */
function checkRule(
  { requirement: { credentials } }: Service,
  check: (kind: string) => Reason,
): readonly Reason[] {
  const checked = new Map(credentialKinds(credentials).map((kind) => [kind, check(kind)]))
  const reasons = [...checked.values()]
  return meetsRule(credentials, (kind) => checked.get(kind)?.isMet === true)
    ? reasons.filter(({ isMet }) => isMet)
    : reasons
}

function checkRole({ roles }: Provider, { requirement }: Service): Reason {
  const isMet = requirement.roles.some((wanted) =>
    roles.some((held) => satisfiesRole(held, wanted)),
  )
  const role = roles.join(', ')
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
    ({ status, validFrom, validUntil, expiresAt }) =>
      status === 'active' &&
      validFrom <= from &&
      until <= validUntil &&
      (expiresAt === null || visit.endAt <= expiresAt),
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
