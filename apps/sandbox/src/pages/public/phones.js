import { element, find, patch } from './dom.js'
import { attempt, call, follow, newsTeller, wireStartOver } from './live.js'
import { timeWords } from './wall-clock.js'

/** @import { Message, Phone } from './live.js' */
/** @typedef {{ number: string, name: string, last: string, unread: number, isChosen: boolean }} Person */

/** @type {Record<string, string>} */
const STATUS_WORDS = {
  queued: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  undelivered: 'Not delivered',
  failed: 'Not delivered',
  received: 'Sent',
}
const narrow = matchMedia('(max-width: 700px)')

/** @type {Phone[]} */
let phones = []
/** @type {string | undefined} */
let chosen
/** What the thread shows; a look at another phone starts at its end. */
let shown = ''
/**
 * How many messages were seen on each phone.
 *
 * @type {Map<string, number>}
 */
const seen = new Map()
const tellNews = newsTeller()

wireStartOver()
// The thread scrolls, and a keyboard must reach what scrolls.
find('thread').tabIndex = 0
find('back').addEventListener('click', () => {
  find('phones').dataset.shown = 'list'
  itemOf(chosen)?.focus()
})
find('quick').addEventListener('click', ({ target }) => {
  if (target instanceof HTMLButtonElement) void reply(target.textContent ?? '')
})
find('form').addEventListener('submit', async (event) => {
  event.preventDefault()
  const field = /** @type {HTMLInputElement} */ (find('reply'))
  const body = field.value
  if (body.trim() !== '' && (await reply(body)) && field.value === body) field.value = ''
})
follow(read)

async function read() {
  phones = (await call('/phones')).items
  phones.sort(byNewest)
  chosen ??= phones[0]?.number
  find('waiting').hidden = true
  draw()
  tellNews(phones)
}

/** @param {Phone} one @param {Phone} other */
function byNewest(one, other) {
  return newestAt(other) - newestAt(one) || one.name.localeCompare(other.name)
}

/** @param {Phone} phone @returns {number} UTC milliseconds; 0: no message yet */
function newestAt({ messages }) {
  return Date.parse(messages.at(-1)?.at ?? '') || 0
}

/** @param {string} number */
function choose(number) {
  chosen = number
  find('phones').dataset.shown = 'thread'
  draw()
  if (narrow.matches) find('back').focus()
}

/** @param {string} body @returns {Promise<boolean>} */
async function reply(body) {
  if (chosen === undefined) return false
  const path = `/phones/${encodeURIComponent(chosen)}/reply`
  return attempt(() => call(path, { body }))
}

function draw() {
  const phone = phones.find(({ number }) => number === chosen)
  if (phone !== undefined && isThreadVisible()) seen.set(phone.number, phone.messages.length)
  patch(find('people'), phones.map(personOf), ({ number }) => number, drawPerson)
  if (phone !== undefined) drawThread(phone)
}

function isThreadVisible() {
  return !narrow.matches || find('phones').dataset.shown === 'thread'
}

/** @param {string | undefined} number @returns {HTMLElement | null} */
function itemOf(number) {
  return document.querySelector(`[data-phone="${number}"]`)
}

/** @param {Phone} phone @returns {Person} */
function personOf({ number, name, messages }) {
  return {
    number,
    name,
    last: messages.at(-1)?.body ?? 'No messages',
    unread: Math.max(0, messages.length - (seen.get(number) ?? 0)),
    isChosen: number === chosen,
  }
}

/** @param {Person} person */
function drawPerson({ number, name, last, unread, isChosen }) {
  const badge = element(
    'span',
    { class: 'unread' },
    String(unread),
    element('span', { class: 'sr-only' }, ' new'),
  )
  return element(
    'li',
    {},
    element(
      'button',
      {
        type: 'button',
        'data-phone': number,
        'aria-current': isChosen ? 'true' : undefined,
        onclick: () => choose(number),
      },
      element('strong', {}, name),
      unread > 0 ? badge : '',
      element('small', {}, last),
    ),
  )
}

/** @param {Phone} phone */
function drawThread({ name, number, messages }) {
  const thread = find('thread')
  const isAtEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 60
  find('owner').textContent = name
  find('number').textContent = number
  find('no-messages').hidden = messages.length > 0
  patch(thread, messages, ({ sid }) => sid, drawMessage)
  if (shown !== number || isAtEnd) thread.scrollTop = thread.scrollHeight
  shown = number
}

/** @param {Message} message */
function drawMessage({ body, direction, at, status }) {
  return element(
    'li',
    { 'data-testid': 'message', 'data-direction': direction, 'data-status': status },
    element('p', {}, body),
    element('small', {}, `${timeWords(at)} · ${STATUS_WORDS[status] ?? status}`),
  )
}
