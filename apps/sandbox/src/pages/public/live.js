import { element, find } from './dom.js'

/**
 * @typedef {{ id: string, start: string, end: string,
 *   status: 'booked' | 'confirmed' | 'cancelled' | 'no-show', service: string | null,
 *   provider: string | null, room: string | null, location: string | null,
 *   patient: { id: string, name: string, phone: string | null } }} Appointment
 * @typedef {{ at: string, direction: 'to-patient' | 'from-patient', body: string, sid: string,
 *   status: string }} Message
 * @typedef {{ number: string, name: string, messages: Message[] }} Phone
 * @typedef {{ timeZone: string, services: { id: string, name: string }[],
 *   providers: { id: string, displayName: string }[],
 *   patients: { id: string, firstName: string, lastName: string }[] }} Practice
 */

const SILENT = 'The sandbox does not answer. Is it running?'
const BURST_MS = 120

/**
 * Reads now and whenever the sandbox says that something changed; bursts are read once. After a
 * lost connection it reads again, because what changed meanwhile was not told.
 *
 * @param {() => Promise<void>} read
 */
export function follow(read) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const readSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void readOrTell(read), BURST_MS)
  }
  const stream = new EventSource('/control/stream')
  stream.addEventListener('changed', readSoon)
  stream.addEventListener('open', readSoon)
  stream.addEventListener('error', () => showFault(SILENT, 'silence'))
  void readOrTell(read)
}

/** @param {() => Promise<void>} read */
async function readOrTell(read) {
  try {
    await read()
    if (find('fault').dataset.kind === 'silence') showFault('')
  } catch (error) {
    showFault(wordsOf(error), 'silence')
  }
}

/**
 * JSON from the control API; with a body it is a POST. A refusal becomes an Error in its words.
 *
 * @param {string} path
 * @param {unknown} [body]
 */
export async function call(path, body) {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  const response = await fetch(`/control${path}`, body === undefined ? {} : post).catch(() => {
    throw new Error(SILENT)
  })
  const answer = await response.json().catch(() => ({}))
  if (!response.ok) throw new Error(answer.detail ?? 'That did not work.')
  return answer
}

/**
 * Does what a person asked for, and says at the top of the page why when it cannot be done.
 *
 * @param {() => Promise<unknown>} work
 * @returns {Promise<boolean>} whether it was done
 */
export async function attempt(work) {
  try {
    showFault('')
    await work()
    return true
  } catch (error) {
    showFault(wordsOf(error), 'refusal')
    return false
  }
}

/** @param {unknown} error */
export function wordsOf(error) {
  return error instanceof Error ? error.message : String(error)
}

/**
 * @param {string} text empty: takes it away
 * @param {'' | 'silence' | 'refusal'} kind silence ends by itself, a refusal at the next action
 */
function showFault(text, kind = '') {
  const place = find('fault')
  if (place.dataset.kind === kind && place.dataset.text === text) return
  Object.assign(place.dataset, { kind, text })
  const again = element('button', { type: 'button', onclick: () => location.reload() }, 'Try again')
  const hide = element('button', { type: 'button', onclick: () => showFault('') }, 'Dismiss')
  place.replaceChildren(element('span', {}, text), kind === 'silence' ? again : hide)
  place.hidden = text === ''
}

/**
 * A function that speaks the texts that came since it was called last (screen readers only).
 *
 * @returns {(phones: readonly Phone[]) => void}
 */
export function newsTeller() {
  /** @type {Set<string> | undefined} */
  let known
  return (phones) => {
    const texts = phones.flatMap(({ name, messages }) => messages.map((one) => ({ name, ...one })))
    const fresh = known === undefined ? [] : texts.filter(({ sid }) => known?.has(sid) === false)
    known = new Set(texts.map(({ sid }) => sid))
    if (fresh.length > 0) find('news').textContent = fresh.map(spoken).join(' ')
  }
}

/** @param {Message & { name: string }} message */
function spoken({ name, direction, body }) {
  return direction === 'to-patient' ? `New text to ${name}: ${body}` : `${name} wrote: ${body}`
}

/** The button in the banner that puts everything back. */
export function wireStartOver() {
  find('start-over').addEventListener('click', () => {
    if (confirm('Put the calendar and the phones back to the start?')) {
      void attempt(() => call('/reset', {}))
    }
  })
}
