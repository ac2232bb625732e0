import { createApp } from '../app.ts'
import type { Clinic } from './clinic.ts'

const node = (id: string, type: string, config: object) => ({ id, type, v: 1, config })
const ask = (id: string, title: string, more: object = {}) =>
  node(id, 'human-review', {
    title,
    instructions: '',
    choices: [{ id: 'own', label: 'I take care of it' }],
    deadlineMinutes: 240,
    ...more,
  })

/** Words by which a task tells which time the match found. */
const FOUND =
  '{{ steps.n_match.slot.startAt | date }}, {{ steps.n_match.slot.startAt | time }} with {{ steps.n_match.slot.provider.name }}'

type Wish = {
  /** Settings of the match beside the slot. */
  readonly match: object
  readonly books?: 'create' | 'reschedule'
  readonly events?: readonly string[]
}

/** A visit that cannot stay gets another time, or a person chooses one; then the flow waits on. */
export function dispatching({ match, books = 'reschedule', events = ['needs-reroute'] }: Wish) {
  const slots = 'steps.n_match.slots'
  const asks = { slots, draftMessage: '{{ steps.n_match.message }}' }
  const told = { ...asks, instructions: '{{ steps.n_match.codes }} | {{ steps.n_match.words }}' }
  const book = { does: books, person: 'patient', slot: 'steps.n_ask.slot' }
  const nodes = [
    node('n_start', 'appointment-event', { events }),
    node('n_hand', 'manual', { about: 'appointment', inputs: [] }),
    node('n_match', 'provider-match', { slot: 'slot', prefer: 'same-provider', ...match }),
    ask('n_fits', 'At its time'),
    ask('n_ahead', FOUND),
    ask('n_ask', 'Nobody in time', told),
    node('n_book', 'book-appointment', book),
    ask('n_booked', 'Booked'),
    ask('n_conflict', 'Taken meanwhile'),
    ask('n_late', 'Nobody decided'),
    node('n_end', 'end', { outcome: 'done' }),
  ]
  const ways = [
    ['n_start', 'next', 'n_match'],
    ['n_hand', 'next', 'n_match'],
    ['n_match', 'matched', 'n_fits'],
    ['n_match', 'other-time', 'n_ahead'],
    ['n_match', 'nobody', 'n_ask'],
    ['n_ask', 'time-chosen', 'n_book'],
    ['n_ask', 'own', 'n_end'],
    ['n_ask', 'deadline', 'n_late'],
    ['n_book', 'booked', 'n_booked'],
    ['n_book', 'conflict', 'n_conflict'],
    ...['n_fits', 'n_ahead', 'n_booked', 'n_conflict', 'n_late'].flatMap((id) => [
      [id, 'own', 'n_end'],
      [id, 'deadline', 'n_end'],
    ]),
  ]
  const edges = ways.map(([from, port, to], index) => ({ id: `e_${index}`, from, port, to }))
  return { nodes, edges, settings: {} }
}

/** Asks the API as a page does. */
export async function callApi(clinic: Clinic, method: string, path: string, body?: unknown) {
  const init = { method, headers: { 'content-type': 'application/json', host: '127.0.0.1' } }
  const whole = body === undefined ? init : { ...init, body: JSON.stringify(body) }
  const response = await appOf(clinic).request(`/api/v1${path}`, whole)
  await clinic.chairflow.runtime.settle()
  return { status: response.status, body: response.status === 204 ? {} : await response.json() }
}

type App = ReturnType<typeof createApp>
const apps = new WeakMap<Clinic['chairflow'], App>()

/** Building the routes takes longer than asking them. */
function appOf({ chairflow }: Clinic): App {
  const app = apps.get(chairflow) ?? createApp(chairflow)
  apps.set(chairflow, app)
  return app
}

/** Somebody is out, or a room closed, between two instants (UTC ms); answers with its id. */
export async function close(
  clinic: Clinic,
  resourceKind: 'room' | 'provider',
  resourceId: string,
  at: { readonly startAt: number; readonly endAt: number },
): Promise<string> {
  const off = { resourceKind, resourceId, ...at, reason: '' }
  const { status, body } = await callApi(clinic, 'POST', '/time-off', off)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.id
}
