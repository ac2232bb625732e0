import { attempt, call, element, follow, wireStartOver } from './live.js'

const OPENS = 9
const CLOSES = 19
const HEADER_PX = 56
const HOUR_PX = 68
const SHADES = ['#0d7a73', '#7a4fb5', '#b5651d', '#2f6fb2', '#b03a6b', '#5c7a1f']
const STATUS_WORDS = {
  booked: 'Booked',
  confirmed: 'Confirmed',
  cancelled: 'Cancelled',
  'no-show': 'No-show',
}

let practice
let appointments = []
let date = null

const find = (id) => document.querySelector(`#${id}`)

wireStartOver()
find('previous').addEventListener('click', () => move(-1))
find('next').addEventListener('click', () => move(1))
find('book').addEventListener('click', openBooking)
await attempt(async () => {
  practice = await call('/practice')
  await follow(() => attempt(read))
})

async function read() {
  const [visits, phones] = await Promise.all([call('/appointments'), call('/phones')])
  appointments = visits.items
  date ??= firstBusyDay()
  drawDay()
  drawLatest(phones.items)
}

/** Late in the day hardly anything is left of today: then the next busy day is shown. */
function firstBusyDay() {
  const days = appointments.map(({ start }) => start.slice(0, 10))
  const busy = days.find((day) => days.filter((other) => other === day).length >= 3)
  return busy ?? days[0] ?? new Date().toISOString().slice(0, 10)
}

function move(days) {
  const moved = new Date(`${date}T12:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  date = moved.toISOString().slice(0, 10)
  drawDay()
}

function drawDay() {
  const noon = new Date(`${date}T12:00:00Z`)
  const words = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }
  find('heading').textContent = noon.toLocaleDateString('en-US', words)
  const today = appointments.filter(({ start }) => start.startsWith(date))
  const empty = element('p', { class: 'empty' }, 'No appointments this day.')
  const columns = practice.providers.map((provider) => drawColumn(provider, today))
  const grid = element('div', { class: 'day' }, drawHours(), ...columns)
  find('day').replaceChildren(today.length === 0 ? empty : grid)
}

function drawHours() {
  const hours = Array.from({ length: CLOSES - OPENS + 1 }, (_, index) => OPENS + index)
  const labels = hours.map((hour) =>
    element('span', { style: `top:${HEADER_PX + (hour - OPENS) * HOUR_PX}px` }, clockWords(hour)),
  )
  return element('div', { class: 'hours', 'aria-hidden': 'true' }, ...labels)
}

function drawColumn({ displayName }, today) {
  const own = today.filter(({ provider }) => provider === displayName)
  return element(
    'section',
    { class: 'column', 'aria-label': displayName },
    element('h2', {}, displayName),
    ...own.map(drawVisit),
  )
}

function drawVisit(visit) {
  const top = HEADER_PX + (hoursOf(visit.start) - OPENS) * HOUR_PX
  const height = (hoursOf(visit.end) - hoursOf(visit.start)) * HOUR_PX - 2
  const shade = SHADES[practice.services.findIndex(({ name }) => name === visit.service)]
  return element(
    'button',
    {
      type: 'button',
      class: 'visit',
      style: `--top:${top}px;--height:${height}px;--shade:${shade ?? SHADES[0]}`,
      'data-appointment-id': visit.id,
      'data-status': visit.status,
      onclick: () => openDetails(visit),
    },
    element('strong', {}, timeWords(visit.start)),
    element('span', {}, visit.service),
    element('span', {}, visit.patient.name),
    element('span', {}, STATUS_WORDS[visit.status]),
  )
}

function openDetails(visit) {
  const dialog = find('details')
  const facts = [
    ['When', `${timeWords(visit.start)} to ${timeWords(visit.end)}`],
    ['Patient', visit.patient.name],
    ['Provider', visit.provider],
    ['Room', visit.room ?? 'none'],
    ['Status', STATUS_WORDS[visit.status]],
  ]
  const act = (name, label, kind) =>
    element('button', { type: 'button', class: kind, onclick: () => change(visit, name) }, label)
  const isLive = visit.status === 'booked' || visit.status === 'confirmed'
  dialog.replaceChildren(
    element('h2', { id: 'details-title' }, visit.service),
    element(
      'dl',
      {},
      ...facts.flatMap(([term, fact]) => [element('dt', {}, term), element('dd', {}, fact)]),
    ),
    element(
      'div',
      { class: 'actions' },
      ...(isLive ? [act('cancel', 'Cancel appointment', 'danger')] : []),
      ...(visit.status === 'booked' ? [act('confirm', 'Confirm')] : []),
      ...(isLive ? [act('no-show', 'No-show')] : []),
      element('button', { type: 'button', onclick: () => dialog.close() }, 'Close'),
    ),
  )
  dialog.showModal()
}

async function change({ id }, name) {
  find('details').close()
  await attempt(() => call(`/appointments/${id}/${name}`, {}))
}

function openBooking() {
  const dialog = find('booking')
  const form = element(
    'form',
    { onsubmit: book },
    element('h2', { id: 'booking-title' }, 'Book an appointment'),
    choice(
      'Patient',
      'patient',
      practice.patients.map((one) => `${one.firstName} ${one.lastName}`),
    ),
    choice(
      'Service',
      'service',
      practice.services.map(({ name }) => name),
    ),
    choice(
      'Provider',
      'provider',
      practice.providers.map(({ displayName }) => displayName),
    ),
    element(
      'label',
      {},
      'Day and time',
      element('input', {
        type: 'datetime-local',
        name: 'start',
        required: '',
        value: `${date}T10:00`,
      }),
    ),
    element(
      'div',
      { class: 'actions' },
      element('button', { class: 'main' }, 'Book'),
      element('button', { type: 'button', onclick: () => dialog.close() }, 'Close'),
    ),
  )
  dialog.replaceChildren(form)
  dialog.showModal()
}

function choice(label, name, options) {
  return element(
    'label',
    {},
    label,
    element('select', { name }, ...options.map((text) => element('option', {}, text))),
  )
}

async function book(event) {
  event.preventDefault()
  const { start, ...wanted } = Object.fromEntries(new FormData(event.target))
  find('booking').close()
  const offset = appointments[0]?.start.slice(-6) ?? 'Z'
  await attempt(() => call('/appointments', { ...wanted, start: `${start}:00${offset}` }))
}

function drawLatest(phones) {
  const texts = phones.flatMap(({ name, messages }) =>
    messages.map((message) => ({ name, ...message })),
  )
  const newest = texts.sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, 8)
  const lines = newest.map(({ name, body, direction, at }) =>
    element(
      'li',
      {},
      element('strong', {}, direction === 'to-patient' ? `To ${name}` : `${name} wrote`),
      ` · ${timeWords(at)}`,
      element('br'),
      body,
    ),
  )
  const none = element('li', {}, 'No texts yet. Cancel an appointment and watch.')
  find('latest').replaceChildren(...(lines.length === 0 ? [none] : lines))
}

/** Times carry the practice's offset, so their text is its wall clock. */
function hoursOf(text) {
  return Number(text.slice(11, 13)) + Number(text.slice(14, 16)) / 60
}

function timeWords(text) {
  const hours = Number(text.slice(11, 13))
  return `${hours % 12 || 12}:${text.slice(14, 16)} ${hours < 12 ? 'AM' : 'PM'}`
}

function clockWords(hour) {
  return `${hour % 12 || 12} ${hour < 12 ? 'AM' : 'PM'}`
}
