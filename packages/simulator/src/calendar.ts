import type { Activities, AppointmentFacts, InboundEvent, Repeat } from '@chairflow/connector-kit'
import { refusal } from './unreliable-call.ts'

export type Order = Activities['appointment.book']['input']
/** An entry of the calendar; `effectId` is null where staff wrote it. */
export type Entry = { readonly facts: AppointmentFacts; readonly effectId: string | null }
type Place = Pick<AppointmentFacts, 'startAt' | 'endAt' | 'providerExternalId' | 'roomExternalId'>
type Change = Extract<InboundEvent, { type: 'appointment-changed' }>

export type Calendar = {
  readonly entries: () => readonly Entry[]
  readonly find: (externalId: string) => Entry | undefined
  readonly ofEffect: (effectId: string) => Entry | undefined
  readonly inTheWay: (wanted: Place, except?: string) => readonly Entry[]
  readonly save: (
    facts: AppointmentFacts,
    effectId: string | null,
    change: Change['change'],
  ) => AppointmentFacts
}

export type CalendarOptions = {
  readonly entries: readonly AppointmentFacts[]
  readonly repeat: Repeat
  readonly atOnce: number
  /** Rooms that hold more than one visit at a time. */
  readonly sharedRooms: ReadonlySet<string>
  readonly saysModifiedAt: boolean
  /** By the vendor's clock, UTC ms. */
  readonly now: () => number
  /** By the simulation's own clock. */
  readonly elapsed: () => number
  readonly tell: (event: InboundEvent) => void
}

/** What the practice system holds. Every change of it is told by a webhook. */
export function createCalendar(options: CalendarOptions): Calendar {
  const entries = new Map<string, Entry>(
    options.entries.map((facts) => [facts.externalId, { facts, effectId: null }]),
  )
  let changes = 0
  const all = () => [...entries.values()]
  return {
    entries: all,
    find: (externalId) => entries.get(externalId),
    ofEffect: (effectId) => all().find((entry) => entry.effectId === effectId),
    inTheWay: (wanted, except = '') =>
      all().filter(
        ({ facts }) =>
          facts.externalId !== except && isLive(facts) && collide(options, facts, wanted),
      ),
    save: (facts, effectId, change) => {
      changes += 1
      const at = options.now()
      const stamped = options.saysModifiedAt ? { ...facts, modifiedAt: at } : facts
      entries.set(facts.externalId, { facts: stamped, effectId })
      options.tell({
        type: 'appointment-changed',
        dedupeKey: `pms-${changes}`,
        occurredAt: at,
        change,
        externalId: facts.externalId,
        appointment: changes % 3 === 0 ? null : stamped,
      })
      return stamped
    },
  }
}

export function isLive({ status }: Pick<AppointmentFacts, 'status'>): boolean {
  return status === 'booked' || status === 'confirmed'
}

export function slotTaken() {
  return refusal('slot-taken', 'This time was taken meanwhile.')
}

function collide({ sharedRooms }: CalendarOptions, one: Place, other: Place): boolean {
  if (one.startAt >= other.endAt || other.startAt >= one.endAt) return false
  const room = one.roomExternalId ?? ''
  const isSameRoom = one.roomExternalId === other.roomExternalId && !sharedRooms.has(room)
  return one.providerExternalId === other.providerExternalId || isSameRoom
}
