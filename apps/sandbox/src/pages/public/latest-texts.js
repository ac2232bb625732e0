import { element, find, patch } from './dom.js'
import { timeWords } from './wall-clock.js'

/** @import { Message, Phone } from './live.js' */
/** @typedef {Message & { name: string }} Text */

const SHOWN = 8

/**
 * The newest texts of all phones beside the calendar.
 *
 * @param {readonly Phone[]} phones
 */
export function drawLatest(phones) {
  const texts = phones.flatMap(({ name, messages }) =>
    messages.map((message) => ({ name, ...message })),
  )
  texts.sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
  find('no-texts').hidden = texts.length > 0
  patch(find('latest'), texts.slice(0, SHOWN), ({ sid }) => sid, drawText)
}

/** @param {Text} text */
function drawText({ name, body, direction, at }) {
  return element(
    'li',
    { 'data-direction': direction },
    element('strong', {}, direction === 'to-patient' ? `To ${name}` : `${name} wrote`),
    element('small', {}, timeWords(at)),
    element('p', {}, body),
  )
}
