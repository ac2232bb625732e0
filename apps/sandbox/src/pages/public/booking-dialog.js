import { element, find } from './dom.js'
import { call, wordsOf } from './live.js'
import { addDays, clockWords, dateWords, withOffset } from './wall-clock.js'

/** @import { Practice } from './live.js' */

const OPENS = 9
const CLOSES = 19
const STEP_HOURS = 0.25
const PROPOSED = '10:00'
const DAYS = 21

/**
 * Books by hand; a refusal is told inside, and nothing that was chosen is lost.
 *
 * @param {Practice} practice
 * @param {string} date proposed
 * @param {(date: string) => void} booked
 */
export function openBooking(practice, date, booked) {
  const dialog = /** @type {HTMLDialogElement} */ (find('booking'))
  const fault = element('p', { role: 'alert', class: 'fault' })
  /** @param {SubmitEvent} event */
  const onsubmit = async (event) => {
    event.preventDefault()
    const form = /** @type {HTMLFormElement} */ (event.currentTarget)
    try {
      fault.textContent = ''
      const day = await send(new FormData(form), practice.timeZone)
      dialog.close()
      booked(day)
    } catch (error) {
      fault.textContent = wordsOf(error)
    }
  }
  const title = element('h2', { id: 'booking-title' }, 'Book an appointment')
  const close = element('button', { type: 'button', onclick: () => dialog.close() }, 'Close')
  const actions = element(
    'div',
    { class: 'actions' },
    element('button', { class: 'main' }, 'Book appointment'),
    close,
  )
  const form = element('form', { onsubmit }, title, ...fieldsOf(practice, date), fault, actions)
  dialog.replaceChildren(form)
  dialog.showModal()
}

/** @param {FormData} form @param {string} timeZone @returns {Promise<string>} the day */
async function send(form, timeZone) {
  const { day, time, ...wanted } = Object.fromEntries(form)
  await call('/appointments', { ...wanted, start: withOffset(String(day), String(time), timeZone) })
  return String(day)
}

/** @param {Practice} practice @param {string} date */
function fieldsOf({ patients, services, providers }, date) {
  const days = Array.from({ length: DAYS }, (_, index) => addDays(date, index))
  const steps = (CLOSES - OPENS) / STEP_HOURS
  const times = Array.from({ length: steps }, (_, index) => OPENS + index * STEP_HOURS)
  return [
    choice(
      'Patient',
      'patient',
      patients.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]),
    ),
    choice(
      'Service',
      'service',
      services.map(({ id, name }) => [id, name]),
    ),
    choice(
      'Provider',
      'provider',
      providers.map(({ id, displayName }) => [id, displayName]),
    ),
    choice(
      'Day',
      'day',
      days.map((day) => [day, dateWords(day)]),
    ),
    choice(
      'Time',
      'time',
      times.map((hours) => [clockText(hours), clockWords(hours)]),
      PROPOSED,
    ),
  ]
}

/**
 * @param {string} label
 * @param {string} name
 * @param {readonly (readonly [value: string, text: string])[]} options
 * @param {string} [chosen]
 */
function choice(label, name, options, chosen) {
  const made = options.map(([value, text]) =>
    element('option', { value, selected: value === chosen ? '' : undefined }, text),
  )
  return element('label', {}, label, element('select', { name }, ...made))
}

/** @param {number} hours since midnight */
function clockText(hours) {
  const minutes = (hours % 1) * 60
  return `${String(Math.floor(hours)).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
