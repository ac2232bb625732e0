import { fold } from './fold.ts'

/** Whole messages that revoke consent: Twilio's, the FCC's and Spanish words (facts/messaging 3.4). */
const EXACT = new Set(
  'stop|stopall|unsubscribe|end|quit|revoke|optout|opt out|opt-out|remove|remove me|stop all|stop texting|arret|alto|parar|pare|baja|no mas|detener|🛑'.split(
    '|',
  ),
)
const NEAR = ['stop', 'unsubscribe', 'quit', 'alto', 'parar']
/** Ordinary words that are one letter away from a keyword. */
const NOT_NEAR = new Set(
  'step|shop|top|stoop|stops|atop|suit|quiet|quite|quick|quilt|salto|auto|algo|parad|para|altos'.split(
    '|',
  ),
)
const REFUSALS = ['stop', 'quit', "don't", 'dont', 'do not', 'no more', 'leave me']
const MESSAGING = [
  'text',
  'texts',
  'texting',
  'message',
  'messages',
  'messaging',
  'contact',
  'contacting',
  'alone',
]
const PHRASES = [
  'take me off',
  'remove my number',
  'opt me out',
  'unsubscribe me',
  'no quiero mas mensajes',
  'no quiero mensajes',
  'deje de mandar',
  'deje de enviar',
  'dejen de mandar',
  'dejen de enviar',
  'quitenme',
  'borre mi numero',
  'borren mi numero',
]

/** True when a reasonable person would read it as "no more texts": a miss costs more than a slip. */
export function isOptOut(text: string): boolean {
  const folded = fold(text)
  if (EXACT.has(folded) || isNearMiss(folded)) return true
  if (PHRASES.some((phrase) => folded.includes(phrase))) return true
  return refusesMessages(folded)
}

function refusesMessages(folded: string): boolean {
  const words = ` ${folded.replace(/[^a-z' ]+/g, ' ').replace(/ +/g, ' ')} `
  return REFUSALS.some((refusal) => {
    const at = words.indexOf(` ${refusal} `)
    if (at < 0) return false
    const rest = words.slice(at + refusal.length + 1)
    return MESSAGING.some((word) => rest.includes(` ${word} `))
  })
}

function isNearMiss(folded: string): boolean {
  if (folded.length < 4 || folded.includes(' ') || NOT_NEAR.has(folded)) return false
  return NEAR.some((word) => isOneEditAway(folded, word))
}

/** One letter added, missing, changed, or two neighbours swapped. */
function isOneEditAway(one: string, other: string): boolean {
  if (one === other) return true
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start += 1
  const [a, b] = [one.slice(start), other.slice(start)]
  const isSwap = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)
  return (
    a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || (a.length > 1 && isSwap)
  )
}
