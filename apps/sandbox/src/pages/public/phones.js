import { attempt, call, element, follow, wireStartOver } from './live.js'

const STATUS_WORDS = {
  queued: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  undelivered: 'Not delivered',
  received: 'Sent',
}

let phones = []
let chosen = null
/** How many messages were seen on each phone. */
const seen = new Map()

const find = (id) => document.querySelector(`#${id}`)

wireStartOver()
find('thread').tabIndex = 0
find('back').addEventListener('click', () => {
  find('phones').dataset.shown = 'list'
})
find('quick').addEventListener('click', ({ target }) => {
  if (target instanceof HTMLButtonElement) void reply(target.textContent)
})
find('form').addEventListener('submit', (event) => {
  event.preventDefault()
  const field = event.target.elements.body
  if (field.value.trim() !== '') void reply(field.value)
  field.value = ''
})
void follow(() => attempt(read))

async function read() {
  phones = (await call('/phones')).items.sort(byNewest)
  chosen ??= phones.find(({ messages }) => messages.length > 0)?.number ?? phones[0]?.number
  draw()
}

function byNewest(one, other) {
  const at = ({ messages }) => messages.at(-1)?.at ?? ''
  return at(other).localeCompare(at(one)) || one.name.localeCompare(other.name)
}

function choose(number) {
  chosen = number
  find('phones').dataset.shown = 'thread'
  draw()
}

async function reply(body) {
  if (chosen === null) return
  await attempt(() => call(`/phones/${encodeURIComponent(chosen)}/reply`, { body }))
}

function draw() {
  const phone = phones.find(({ number }) => number === chosen)
  if (phone !== undefined) seen.set(phone.number, phone.messages.length)
  drawPeople()
  if (phone !== undefined) drawThread(phone)
}

function drawPeople() {
  const focused = document.activeElement?.getAttribute('data-phone')
  find('people').replaceChildren(...phones.map(drawPerson))
  if (focused !== null && focused !== undefined) {
    document.querySelector(`[data-phone="${focused}"]`)?.focus()
  }
}

function drawPerson({ number, name, messages }) {
  const unread = messages.length - (seen.get(number) ?? 0)
  const label = `${unread} new`
  return element(
    'li',
    {},
    element(
      'button',
      {
        type: 'button',
        'data-phone': number,
        'aria-current': number === chosen ? 'true' : undefined,
        onclick: () => choose(number),
      },
      element('strong', {}, name),
      unread > 0 ? element('span', { class: 'unread', 'aria-label': label }, String(unread)) : '',
      element('small', {}, messages.at(-1)?.body ?? 'No messages'),
    ),
  )
}

function drawThread({ name, number, messages }) {
  find('owner').textContent = name
  find('number').textContent = number
  const none = element('li', {}, element('small', {}, 'No messages yet.'))
  const lines = messages.map(drawMessage)
  find('thread').replaceChildren(...(lines.length === 0 ? [none] : lines))
  find('thread').scrollTop = find('thread').scrollHeight
}

function drawMessage({ body, direction, at, status }) {
  return element(
    'li',
    { 'data-testid': 'message', 'data-direction': direction },
    element('p', {}, body),
    element('small', {}, `${timeWords(at)} · ${STATUS_WORDS[status] ?? status}`),
  )
}

function timeWords(text) {
  const hours = Number(text.slice(11, 13))
  return `${hours % 12 || 12}:${text.slice(14, 16)} ${hours < 12 ? 'AM' : 'PM'}`
}
