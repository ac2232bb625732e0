import { element, find, patch } from './dom.js'
import { clockWords, hoursOf, timeWords } from './wall-clock.js'

/** @import { Appointment, Practice } from './live.js' */
/** @typedef {Appointment & { place: 'whole' | 'strip' | 'beside-strip', shade: string }} Visit */

const OPENS = 9
const CLOSES = 19
/** Half an hour holds five lines of text. */
const HOUR_PX = 136
const SHADES = ['#0d7a73', '#7a4fb5', '#b5651d', '#2f6fb2', '#b03a6b', '#5c7a1f']

export const STATUS_WORDS = {
  booked: 'Booked',
  confirmed: 'Confirmed',
  cancelled: 'Cancelled',
  'no-show': 'No-show',
}

/** What the grid is built for; while it stays, only blocks are touched. */
let builtFor = ''

/**
 * One day: a column per provider with a time grid; on narrow screens the same as a list.
 *
 * @param {Practice} practice
 * @param {string} date
 * @param {readonly Appointment[]} visits of that day
 * @param {(visit: Appointment) => void} open
 */
export function drawDay(practice, date, visits, open) {
  const opens = Math.floor(Math.min(OPENS, ...visits.map(({ start }) => hoursOf(start))))
  const closes = Math.ceil(Math.max(CLOSES, ...visits.map(({ end }) => hoursOf(end))))
  const wanted = [date, opens, closes, visits.length === 0].join()
  if (wanted !== builtFor) build(practice, visits.length === 0, { opens, closes })
  for (const { id, displayName } of practice.providers) {
    const column = document.querySelector(`[data-provider="${id}"]`)
    const own = visits.filter(({ provider }) => provider === displayName)
    const placed = own.map((visit) => placeVisit(practice, visit, own))
    if (column instanceof HTMLElement) {
      patch(column, placed, visitKey, (visit) => drawVisit(visit, opens, open))
    }
  }
  if (wanted !== builtFor) scrollToFirst()
  builtFor = wanted
}

/** @param {Visit} visit */
const visitKey = ({ id }) => id

/** @param {Practice} practice @param {boolean} isEmpty @param {{ opens: number, closes: number }} hours */
function build(practice, isEmpty, { opens, closes }) {
  const hours = Array.from({ length: closes - opens }, (_, index) => opens + index)
  const labels = hours.map((hour) => element('span', {}, clockWords(hour).replace(':00', '')))
  const columns = practice.providers.map(({ id, displayName }) =>
    element(
      'section',
      { class: 'column', 'aria-label': displayName },
      element('h2', {}, displayName),
      element('div', { class: 'visits', 'data-provider': id }),
    ),
  )
  const grid = element(
    'div',
    {
      class: 'day',
      role: 'group',
      'aria-label': 'Appointments by provider',
      tabindex: 0,
      style: `--hour:${HOUR_PX}px;--hours:${hours.length}`,
    },
    element('div', { class: 'hours', 'aria-hidden': 'true' }, ...labels),
    ...columns,
  )
  const empty = element(
    'p',
    { class: 'empty' },
    'No appointments this day. Choose another day, or book one.',
  )
  find('day').replaceChildren(isEmpty ? empty : grid)
}

/**
 * A freed time that was booked again shares its place: the old visit becomes a strip at the side.
 *
 * @param {Practice} practice
 * @param {Appointment} visit
 * @param {readonly Appointment[]} column
 * @returns {Visit}
 */
function placeVisit(practice, visit, column) {
  const isGone = visit.status === 'cancelled'
  const shares = column.some(
    (other) =>
      (other.status === 'cancelled') !== isGone &&
      Date.parse(other.start) < Date.parse(visit.end) &&
      Date.parse(visit.start) < Date.parse(other.end),
  )
  const place = shares ? (isGone ? 'strip' : 'beside-strip') : 'whole'
  const index = practice.services.findIndex(({ name }) => name === visit.service)
  return { ...visit, place, shade: SHADES[Math.max(index, 0) % SHADES.length] ?? '' }
}

/** @param {Visit} visit @param {number} opens @param {(visit: Appointment) => void} open */
function drawVisit(visit, opens, open) {
  const top = (hoursOf(visit.start) - opens) * HOUR_PX
  const height = (hoursOf(visit.end) - hoursOf(visit.start)) * HOUR_PX - 2
  const words = [visit.service ?? 'Visit', visit.patient.name, visit.room ?? 'No room']
  return element(
    'button',
    {
      type: 'button',
      class: 'visit',
      title: `${timeWords(visit.start)} ${words.join(', ')}, ${STATUS_WORDS[visit.status]}`,
      style: `--top:${top}px;--height:${height}px;--shade:${visit.shade}`,
      'data-appointment-id': visit.id,
      'data-status': visit.status,
      'data-place': visit.place,
      onclick: () => open(visit),
    },
    element(
      'span',
      { class: 'when' },
      element('strong', {}, timeWords(visit.start)),
      ' ',
      element('em', {}, STATUS_WORDS[visit.status]),
    ),
    ...words.flatMap((text) => [' ', element('span', {}, text)]),
  )
}

function scrollToFirst() {
  const grid = document.querySelector('.day')
  const tops = [...document.querySelectorAll('.visit')].map((visit) =>
    visit instanceof HTMLElement ? visit.offsetTop : 0,
  )
  if (grid !== null && tops.length > 0)
    grid.scrollTop = Math.max(0, Math.min(...tops) - HOUR_PX / 2)
}
