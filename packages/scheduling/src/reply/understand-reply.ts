import { collapseRuns, fold } from './fold.ts'
import { LEXICON_VERSION, lexicon, politeTails, urgentWords } from './lexicon.ts'
import { isOptOut } from './opt-out.ts'

export type ReplyIntent =
  | 'affirm'
  | 'deny'
  | 'optOut'
  | 'cancel'
  | 'help'
  | 'reschedule'
  | 'ack'
  | 'late'
  | 'wrongNumber'
  | 'unclear'

export type Understood = {
  readonly intent: ReplyIntent
  /** A person has to call at once: the text may speak of harm. */
  readonly urgent: boolean
  /** Nearly a yes: asking once for a plain YES is enough. */
  readonly askAgain: boolean
  /** For the journal; never repeats the text. */
  readonly why: string
  readonly lexiconVersion: string
}

export type Prompt = {
  /** An offer books something, so it needs a clearer yes than a reminder. */
  readonly prompt: 'offer' | 'reminder'
  readonly hasMedia?: boolean
}

/**
 * What a patient's text means for the one question that is open. Table-driven and pure; whatever
 * is not certain is `unclear` and goes to a person (facts/messaging 3.2 to 3.6).
 */
export function understandReply(text: string, { prompt, hasMedia = false }: Prompt): Understood {
  const folded = fold(text)
  if (isUrgent(folded)) return understood('unclear', 'may speak of harm', { urgent: true })
  const tapback = readTapback(text)
  if (tapback !== null) return understandTapback(tapback, prompt)
  if (isOptOut(text)) return understood('optOut', 'asks to stop')
  if (folded === 'cancel') return understood('cancel', 'the word carriers read as stop')
  if (hasMedia) return understood('unclear', 'has a picture')
  if (folded === '') return understood('unclear', 'empty')
  return byWords(folded, text, prompt)
}

function byWords(folded: string, text: string, prompt: Prompt['prompt']): Understood {
  const head = withoutTail(folded)
  const isQuestion = text.includes('?') || text.includes('¿')
  if (has(lexicon.help, folded)) return understood('help', 'asks for help')
  if (isQuestion) return understood('unclear', 'asks something')
  if (has(lexicon.affirm, head)) return understood('affirm', 'a clear yes')
  if (has(lexicon.deny, head)) return understood('deny', 'a clear no')
  if (has(lexicon.affirmReminder, head)) return nearlyYes(head, prompt)
  return byOtherWords(folded)
}

function nearlyYes(head: string, prompt: Prompt['prompt']): Understood {
  if (prompt === 'reminder') return understood('affirm', 'a yes to a reminder')
  const isCode = ['c', '1'].includes(head)
  return understood('unclear', 'not a plain YES', { askAgain: !isCode })
}

function byOtherWords(folded: string): Understood {
  const others = ['reschedule', 'ack', 'late', 'wrongNumber'] as const
  const found = others.find((intent) => has(lexicon[intent], folded))
  return found === undefined
    ? understood('unclear', 'more or other words than yes or no')
    : understood(found, WHY[found])
}

const WHY = {
  reschedule: 'wants another time',
  ack: 'a thank you',
  late: 'is running late',
  wrongNumber: 'says it is the wrong number',
} as const

function has(set: ReadonlySet<string>, folded: string): boolean {
  if (set.has(folded)) return true
  const collapsed = collapseRuns(folded)
  return [...set].some(
    (word) => word.length > 1 && collapseRuns(word) === collapsed && /^[a-z ']+$/.test(word),
  )
}

/** Takes polite words off the end, as long as something is left. */
function withoutTail(folded: string): string {
  for (const tail of politeTails) {
    if (folded.length > tail.length && folded.endsWith(tail)) {
      const head = folded.slice(0, -tail.length)
      if (/[\s,!.]$/.test(head)) return withoutTail(fold(head))
    }
  }
  return folded
}

function isUrgent(folded: string): boolean {
  return folded.split(/[^a-z]+/).some((word) => urgentWords.has(word))
}

const TAPBACK = /^(loved|liked|disliked|laughed at|emphasized|questioned)\s+[“"]/i
const REMOVED = /^removed an? [a-z ]{1,30} from\s+[“"]/i

function readTapback(text: string): string | null {
  const trimmed = text.trim()
  const verb = TAPBACK.exec(trimmed)?.[1]
  if (verb !== undefined) return verb.toLowerCase()
  if (REMOVED.test(trimmed)) return 'removed'
  return /^reacted\s+\S{1,8}\s+to\s+[“"]/i.test(trimmed) ? 'reacted' : null
}

function understandTapback(verb: string, prompt: Prompt['prompt']): Understood {
  if (verb !== 'liked' && verb !== 'loved')
    return understood('unclear', 'a reaction, not an answer')
  return prompt === 'reminder'
    ? understood('affirm', 'a thumbs-up to a reminder')
    : understood('unclear', 'a thumbs-up, not a plain YES', { askAgain: true })
}

function understood(
  intent: ReplyIntent,
  why: string,
  { urgent = false, askAgain = false } = {},
): Understood {
  return { intent, urgent, askAgain, why, lexiconVersion: LEXICON_VERSION }
}
