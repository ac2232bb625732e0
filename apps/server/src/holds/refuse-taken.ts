import type { Taken as TakenView } from '@chairflow/api'
import type { ResourceSpan } from '@chairflow/scheduling'
import { findTaken, type Leeway, listEquipment, type Taken, type Tx } from '@chairflow/store'
import { HttpProblem } from '../problem.ts'
import type { HoldWish } from './read-hold-wish.ts'

const FIELD = {
  provider: 'providerId',
  room: 'roomId',
  equipment: 'equipmentIds',
  patient: 'patientId',
} as const

const BY = {
  hold: 'is held for somebody else',
  booking: 'has a booking on its way into the practice system',
  appointment: 'has a visit in the practice system',
} as const

type Asked = { readonly at: number; readonly leewayOf: (span: ResourceSpan) => Leeway }

/** Answers 409 with each resource that is taken, by what and until when; never with whose it is. */
export function refuseTaken(tx: Tx, wish: HoldWish, { at, leewayOf }: Asked): never {
  const strict = wish.spans.filter((span) => leewayOf(span) === 'none')
  const taken = strict.flatMap(
    (span) => findTaken(tx, { spans: [span], at, leeway: 'none', isOwn: () => false }) ?? [],
  )
  const named = taken.map((one) => ({ one, name: nameOf(tx, wish, one) }))
  const problems = named.map(({ one, name }) => ({
    code: `taken-by-${one.source}`,
    severity: 'error' as const,
    message: sentence(wish, one, name ?? 'The patient'),
    field: FIELD[one.kind],
  }))
  const detail = problems.map(({ message }) => message).join(' ')
  throw new HttpProblem(
    409,
    detail,
    problems,
    named.map(({ one, name }) => viewOf(one, name)),
  )
}

function sentence({ location }: HoldWish, taken: Taken, name: string): string {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: location.timeZone,
    ...{ weekday: 'short', hour: 'numeric', minute: '2-digit' },
  })
  const words = (at: number) => clock.format(at).replaceAll('\u202f', ' ')
  const { startAt, endAt, expiresAt, source } = taken
  const ends = expiresAt === null ? '' : ` The hold ends ${words(expiresAt)} unless it is booked.`
  return `${name} ${BY[source]} from ${words(startAt)} until ${words(endAt)}.${ends}`
}

function nameOf(tx: Tx, { provider, room }: HoldWish, { kind, resourceId }: Taken): string | null {
  switch (kind) {
    case 'provider':
      return provider.displayName
    case 'room':
      return room?.name ?? 'The room'
    case 'equipment':
      return listEquipment(tx).find(({ id }) => id === resourceId)?.name ?? 'A device'
    case 'patient':
      return null
    default:
      return kind satisfies never
  }
}

function viewOf({ kind, resourceId, source, ...times }: Taken, name: string | null): TakenView {
  const { startAt, endAt, expiresAt } = times
  return {
    ...{ kind, id: resourceId, name, by: source },
    startAt: new Date(startAt).toISOString(),
    endAt: new Date(endAt).toISOString(),
    heldUntil: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  }
}
