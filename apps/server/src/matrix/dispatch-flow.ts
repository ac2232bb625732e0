import type { PracticeRecords } from '@chairflow/scheduling'
import { ruleValues } from './rule-values.ts'

type Wish = {
  readonly id: string
  readonly records: PracticeRecords
  /** Which services have a row, in order. */
  readonly serviceIds: readonly string[]
  readonly escalateAfterHours: number
  /** Bookings of the practice system start it too; otherwise it is started by hand. */
  readonly hasPracticeSystem: boolean
}

export const DISPATCH_NAME = 'Dispatch by the matrix'
/** The table with a row for each service. */
export const RULES_NODE = 'n_rules'
const HOUR_MINUTES = 60
/** Times that nobody may want are not kept for as long as the front desk has. */
const HOLD_MINUTES = 4 * HOUR_MINUTES

/**
 * The matrix as a flow: a visit's service is looked up in the table of rules, somebody who may and
 * can is matched, and a person decides whenever nobody fits, somebody else does, or there is no row.
 */
export function dispatchFlow(wish: Wish): object {
  return {
    schema: 'chairflow.flow/1',
    id: wish.id,
    name: DISPATCH_NAME,
    description:
      'Made from the matrix under Practice, Rules. Importing the matrix again renews it.',
    logic: {
      nodes: [...starts(wish), ...rules(wish), ...people(wish), ...moves(wish), ...ends],
      edges: edges(wish),
      settings: {
        subject: 'appointment.id',
        cancelOn: ['appointment.cancelled'],
        maxAge: 'P60D',
      },
    },
    layout: layoutOf(wish),
  }
}

const node = (id: string, type: string, label: string, config: object) => ({
  id,
  type,
  v: 1,
  label,
  config,
})

function starts({ hasPracticeSystem }: Wish) {
  const byHand = node('n_by_hand', 'manual', 'Started by hand', {
    about: 'appointment',
    inputs: [],
  })
  if (!hasPracticeSystem) return [byHand]
  const events = { events: ['booked', 'changed'] }
  return [node('n_booked', 'appointment-event', 'A visit is booked or changed', events), byHand]
}

function rules({ records, serviceIds, escalateAfterHours, hasPracticeSystem }: Wish) {
  const services = serviceIds.flatMap((id) => records.services.find((one) => one.id === id) ?? [])
  const rows = services.map((service) => ({
    label: service.name.slice(0, 120),
    when: service.id,
    port: 'dispatch',
    values: ruleValues(service, records, escalateAfterHours),
  }))
  const same = { label: 'The provider who is booked', when: '{{ provider.id }}', port: 'same' }
  return [
    node(RULES_NODE, 'routing-table', 'Which rules count for the service?', {
      value: 'service.id',
      rows,
    }),
    node('n_match', 'provider-match', 'Who may and can?', {
      slot: 'slot',
      prefer: 'same-provider',
      mode: 'efficiency',
      patient: 'patient',
      visit: 'appointment.id',
      lookAheadHours: escalateAfterHours,
      lookAheadFrom: 'wished-time',
      ...(hasPracticeSystem && { holdMinutes: HOLD_MINUTES }),
    }),
    node('n_same', 'routing-table', 'Is it who is booked?', {
      value: 'steps.n_match.slot.provider.id',
      rows: [same],
    }),
  ]
}

const VISIT =
  '{{ service.name }} for {{ patient.firstName }}, {{ slot.startAt | date }} at {{ slot.startAt | time }}'

const review = ({ escalateAfterHours }: Wish, id: string, label: string, config: object) =>
  node(id, 'human-review', label, {
    ...config,
    deadlineMinutes: escalateAfterHours * HOUR_MINUTES,
  })

function people(wish: Wish) {
  return [
    review(wish, 'n_nobody', 'Nobody fits', {
      title: `Nobody may and can take ${VISIT}`,
      instructions:
        'Needed: {{ steps.n_rules.certification }}. {{ steps.n_match.reason }}\n\nWhat could be offered: {{ steps.n_match.words }}\n\nPlease agree on a time with the patient, {{ patient.phone }}.',
      draftMessage: '{{ steps.n_match.message }}',
      ...(wish.hasPracticeSystem && { slots: 'steps.n_match.slots' }),
      choices: [
        { id: 'moved', label: 'Moved to another time' },
        { id: 'kept', label: 'Keep as it is' },
      ],
    }),
    review(wish, 'n_other', 'Somebody else fits', {
      title: `{{ provider.name }} cannot take ${VISIT}`,
      instructions:
        '{{ steps.n_match.slot.provider.name }} may and can. Needed: {{ steps.n_rules.certification }}. Please move the visit.',
      choices: [
        { id: 'moved', label: 'Moved' },
        { id: 'kept', label: 'Keep as it is' },
      ],
    }),
    review(wish, 'n_no_rule', 'No rule for this service', {
      title: `There is no rule for ${VISIT}`,
      instructions: 'Check who may do it and which room it needs, then add a row to the matrix.',
      choices: [{ id: 'kept', label: 'Checked' }],
    }),
  ]
}

/** Where there is a practice system it is told of the time that a person chose. */
function moves(wish: Wish) {
  if (!wish.hasPracticeSystem) return []
  const to = { does: 'reschedule', person: 'patient', slot: 'steps.n_nobody.slot' }
  return [
    node('n_move', 'book-appointment', 'Move it there', { ...to, visit: 'appointment.id' }),
    review(wish, 'n_gone', 'Taken meanwhile', {
      title: `The time that was chosen is gone: ${VISIT}`,
      instructions: '{{ steps.n_move.reason }} Please find another one with the patient.',
      choices: [
        { id: 'moved', label: 'Moved' },
        { id: 'kept', label: 'Keep as it is' },
      ],
    }),
  ]
}

const ends = [
  node('n_dispatched', 'end', 'Dispatched', { outcome: 'dispatched' }),
  node('n_moved', 'end', 'Moved', { outcome: 'moved' }),
  node('n_kept', 'end', 'Kept', { outcome: 'kept' }),
  node('n_escalated', 'end', 'Nobody decided', { outcome: 'escalated' }),
]

function edges(wish: Wish) {
  const ways: readonly Way[] = [
    ...starts(wish).map(({ id }) => [id, 'next', 'n_rules'] as const),
    ['n_rules', 'dispatch', 'n_match'],
    ['n_rules', 'otherwise', 'n_no_rule'],
    ['n_match', 'matched', 'n_same'],
    ['n_match', 'other-time', 'n_nobody'],
    ['n_match', 'nobody', 'n_nobody'],
    ...chosen(wish),
    ['n_same', 'same', 'n_dispatched'],
    ['n_same', 'otherwise', 'n_other'],
    ...['n_nobody', 'n_other'].map((id) => [id, 'moved', 'n_moved'] as const),
    ...['n_nobody', 'n_other', 'n_no_rule'].flatMap((id) => [
      [id, 'kept', 'n_kept'] as const,
      [id, 'deadline', 'n_escalated'] as const,
    ]),
  ]
  return ways.map(([from, port, to], index) => ({ id: `e_${index + 1}`, from, port, to }))
}

type Way = readonly [from: string, port: string, to: string]

function chosen({ hasPracticeSystem }: Wish): readonly Way[] {
  if (!hasPracticeSystem) return []
  return [
    ['n_nobody', 'time-chosen', 'n_move'],
    ['n_move', 'booked', 'n_moved'],
    ['n_move', 'conflict', 'n_gone'],
    ['n_gone', 'moved', 'n_moved'],
    ['n_gone', 'kept', 'n_kept'],
    ['n_gone', 'deadline', 'n_escalated'],
  ]
}

const COLUMN = 340
const ROW = 190
const COLUMNS: readonly (readonly string[])[] = [
  ['n_booked', 'n_by_hand'],
  ['n_rules'],
  ['n_match', 'n_no_rule'],
  ['n_same', 'n_nobody'],
  ['n_other', 'n_move'],
  ['n_gone'],
  ['n_dispatched', 'n_moved', 'n_kept', 'n_escalated'],
]

const WITH_PRACTICE_SYSTEM: ReadonlySet<string> = new Set(['n_booked', 'n_move', 'n_gone'])

function layoutOf({ hasPracticeSystem }: Wish): object {
  const places = COLUMNS.flatMap((ids, column) =>
    ids
      .filter((id) => hasPracticeSystem || !WITH_PRACTICE_SYSTEM.has(id))
      .map((id, row) => [id, { x: column * COLUMN, y: row * ROW }] as const),
  )
  return Object.fromEntries(places)
}
