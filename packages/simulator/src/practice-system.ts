import type { AppointmentFacts, AppointmentStatus, Connector } from '@chairflow/connector-kit'
import { Type as T } from 'typebox'
import {
  type Calendar,
  type CalendarOptions,
  createCalendar,
  type Entry,
  type Order,
  slotTaken,
} from './calendar.ts'
import { type Line, unreliableCall } from './unreliable-call.ts'

export type PracticeSystem = {
  readonly entries: () => readonly Entry[]
  /** Pairs of our own bookings that share a provider or a room at a time. */
  readonly overlaps: readonly string[]
  /** When each effect was accepted, by the simulation's own clock. */
  readonly booked: ReadonlyMap<string, readonly number[]>
  /** Staff write a visit, unless something is in its way. */
  readonly write: (facts: Omit<AppointmentFacts, 'externalId'>) => void
  readonly setStatus: (externalId: string, status: AppointmentStatus) => void
  readonly move: (externalId: string, byMs: number) => void
  readonly connectorFor: (line: Line) => Connector
}

/** A calendar that keeps to itself who wrote what. It lets us book over ourselves, to catch us at it. */
export function createPracticeSystem(options: CalendarOptions): PracticeSystem {
  const calendar = createCalendar(options)
  const { book, overlaps, booked } = createDesk(options, calendar)
  const change = (externalId: string, how: (facts: AppointmentFacts) => AppointmentFacts) => {
    const entry = calendar.find(externalId)
    if (entry === undefined) return
    const facts = how(entry.facts)
    calendar.save(facts, entry.effectId, facts.status === 'cancelled' ? 'cancelled' : 'updated')
  }
  return {
    entries: calendar.entries,
    overlaps,
    booked,
    write: (facts) => {
      if (calendar.inTheWay(facts).length > 0) return
      calendar.save({ ...facts, externalId: nextId(calendar) }, null, 'booked')
    },
    setStatus: (externalId, status) => change(externalId, (facts) => ({ ...facts, status })),
    move: (externalId, byMs) => {
      const facts = calendar.find(externalId)?.facts
      if (facts === undefined) return
      const moved = { ...facts, startAt: facts.startAt + byMs, endAt: facts.endAt + byMs }
      if (calendar.inTheWay(moved, externalId).length === 0) change(externalId, () => moved)
    },
    connectorFor: (line) => connectorOf(line, options, calendar, book),
  }
}

type Book = (order: Order, effectId: string) => AppointmentFacts

/** Takes our bookings: never over what staff wrote, and over ourselves only to write it down. */
function createDesk({ repeat, elapsed }: CalendarOptions, calendar: Calendar) {
  const overlaps: string[] = []
  const booked = new Map<string, readonly number[]>()
  const book: Book = (order, effectId) => {
    const known = calendar.ofEffect(effectId)
    if (repeat === 'with-key' && known !== undefined) return known.facts
    const before = calendar.inTheWay(order)
    if (before.some((entry) => entry.effectId === null)) throw slotTaken()
    const others = before.filter((entry) => entry.effectId !== effectId)
    for (const other of others) overlaps.push(`${effectId} over ${other.effectId}`)
    booked.set(effectId, [...(booked.get(effectId) ?? []), elapsed()])
    return calendar.save(bookingOf(order, nextId(calendar)), effectId, 'booked')
  }
  return { book, overlaps, booked }
}

function connectorOf(
  line: Line,
  { repeat, atOnce }: CalendarOptions,
  calendar: Calendar,
  book: Book,
): Connector {
  return {
    id: 'mindbody',
    title: 'Simulated practice system',
    kind: 'pms',
    capabilities: ['appointments.read', 'booking.write'],
    pace: { perSecond: 20, burst: 20, atOnce },
    settings: T.Object({}),
    secrets: T.Object({}),
    open: () => ({
      webhooks: {},
      appointments: {
        find: (externalId) => unreliableCall(line, () => calendar.find(externalId)?.facts),
        list: ({ startAt, endAt }) =>
          unreliableCall(line, () =>
            calendar
              .entries()
              .map(({ facts }) => facts)
              .filter((facts) => facts.startAt < endAt && facts.endAt > startAt),
          ),
      },
      activities: {
        'appointment.book': {
          settleMs: 30_000,
          repeat,
          perform: (order, { effectId }) =>
            unreliableCall(line, () => ({ appointment: book(order, effectId) })),
          reconcile: (_order, { effectId }) =>
            unreliableCall(line, () => {
              const entry = calendar.ofEffect(effectId)
              if (entry === undefined) return { type: 'absent' } as const
              return { type: 'happened', output: { appointment: entry.facts } } as const
            }),
        },
      },
    }),
  }
}

function bookingOf({ patientExternalId, ...order }: Order, externalId: string): AppointmentFacts {
  const patient = { firstName: '', lastName: '', phone: null, email: null }
  const known = { externalId: patientExternalId, ...patient }
  return { ...order, externalId, status: 'booked', patient: known }
}

function nextId(calendar: Calendar): string {
  return String(9_000 + calendar.entries().length)
}
