import { credentialName } from '../match/credential-name.ts'
import { credentialKinds } from '../practice/credential-rule.ts'
import type { Location } from '../practice/location.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import { type Service, serviceAt } from '../practice/service.ts'
import type { Gap } from './gap.ts'
import { isQualified } from './is-qualified.ts'

/** What stands in the way of one service, or may. */
export function serviceGaps(
  service: Service,
  records: PracticeRecords,
  today: string,
): readonly Gap[] {
  const offers = records.locations.flatMap((location) => {
    const here = serviceAt(service, location.id)
    return here === null ? [] : [{ location, here }]
  })
  return [
    ...demandsOf(service, offers).flatMap((demand) => [
      ...ruleGaps(demand),
      ...eligibleGaps(demand, records, today),
    ]),
    ...offers.flatMap(({ location, here }) => [
      ...bufferGaps(here, location, records),
      ...roomGaps(here, location, records),
      ...deviceGaps(here, location, records),
    ]),
  ]
}

const whereOf = ({ id, name }: Service) => ({ list: 'services', id, name }) as const

type Offer = { readonly location: Location; readonly here: Service }
type Demand = {
  readonly service: Service
  /** Said only where not all locations ask for the same. */
  readonly where: string
}

/** What is asked of whoever does it, once for all locations that ask for the same. */
function demandsOf(service: Service, offers: readonly Offer[]): readonly Demand[] {
  const [first, ...others] = Map.groupBy(offers, ({ here }) =>
    JSON.stringify(here.requirement),
  ).values()
  if (first === undefined) return [{ service, where: '' }]
  return [first, ...others].flatMap((group) => {
    const [one] = group
    if (one === undefined) return []
    const names = group.map(({ location }) => location.name).join(', ')
    return [{ service: one.here, where: others.length === 0 ? '' : ` in ${names}` }]
  })
}

function ruleGaps({ service, where }: Demand): readonly Gap[] {
  const { credentials, roles } = service.requirement
  if (credentialKinds(credentials).length > 0 || roles.length > 0) return []
  const text = `${service.name}${where} asks for no certification and no role: everybody may do it.`
  const todo = 'Enter what somebody needs to do it.'
  return [
    { code: 'missing-certification', severity: 'warning', text, todo, where: whereOf(service) },
  ]
}

function eligibleGaps(
  { service, where }: Demand,
  { providers, credentials }: PracticeRecords,
  today: string,
): readonly Gap[] {
  if (providers.some((one) => isQualified(service, one, { credentials, today }))) return []
  const kinds = credentialKinds(service.requirement.credentials).map(credentialName)
  const needed = kinds.length === 0 ? service.requirement.roles.join(', ') : kinds.join(', ')
  const text = `Nobody may do ${service.name}${where} today (needed: ${needed || 'any provider'}).`
  const todo = 'Add a provider who may, or confirm the certificate of one who does it.'
  return [{ code: 'no-eligible-provider', severity: 'error', text, todo, where: whereOf(service) }]
}

function bufferGaps(here: Service, location: Location, records: PracticeRecords): readonly Gap[] {
  if (here.bufferBeforeMinutes + here.bufferAfterMinutes > 0) return []
  const text = `${here.name}${at(location, records)} has no time to set up or clean up.`
  const todo = '10 to 15 minutes keep the next visit from starting late.'
  return [{ code: 'zero-buffer', severity: 'warning', text, todo, where: whereOf(here) }]
}

function roomGaps(here: Service, location: Location, { rooms }: PracticeRecords): readonly Gap[] {
  const local = rooms.filter(({ locationId }) => locationId === location.id)
  if (local.some(({ type }) => type === here.roomType)) return []
  const isFirm = here.roomNeed === 'required' || local.length === 0
  const severity = isFirm ? 'error' : 'warning'
  const kind = here.roomType.replaceAll('-', ' ').replace(/ room$/, '')
  const text = `${here.name} asks for a ${kind} room, and ${location.name} has none.`
  const todo = 'Add the room, or choose a kind that is there.'
  return [{ code: 'no-such-room', severity, text, todo, where: whereOf(here) }]
}

function deviceGaps(
  here: Service,
  location: Location,
  { equipment }: PracticeRecords,
): readonly Gap[] {
  const local = equipment.filter(({ locationId }) => locationId === location.id)
  return here.equipmentTypes
    .filter((wanted) => !local.some(({ type }) => type === wanted))
    .map((wanted) => {
      const text = `${here.name} asks for a device (${wanted}), and ${location.name} has none.`
      const todo = 'Add the device, or take it off the service.'
      return {
        code: 'no-such-device',
        severity: 'error',
        text,
        todo,
        where: whereOf(here),
      } as const
    })
}

/** Said only where there are several. */
function at({ name }: Location, { locations }: PracticeRecords): string {
  return locations.length > 1 ? ` in ${name}` : ''
}
