import { type Person, type StepAction, type StepDecision, stay } from '@chairflow/node-kit'
import { understandReply } from '@chairflow/scheduling'
import { askNext } from './ask-next.ts'
import { checkOffer } from './check-offer.ts'
import type { Config, Context } from './context.ts'
import { isSomeoneDeciding, type Memory, type Standing, setStanding } from './memory.ts'
import { recordOffers } from './record-offers.ts'
import { filledText } from './tell-filled.ts'

const LATE = "Thank you! The time to answer had passed – we'll notify you next"

type Reply = { readonly text: string; readonly hasMedia: boolean }
type Heard = {
  readonly config: Config
  readonly memory: Memory
  readonly context: Context
  readonly person: Person
  readonly at: number
}

/** Someone who was offered the slot wrote back. */
export function hearReply(heard: Heard, reply: Reply): StepDecision<Memory> {
  const { memory, person } = heard
  const understood = understandReply(reply.text, { prompt: 'offer', hasMedia: reply.hasMedia })
  const name = person.firstName
  switch (understood.intent) {
    case 'affirm':
      return hearYes(heard, understood.why)
    case 'deny':
      return standAside(heard, 'declined', `${name} said no (${understood.why}).`)
    case 'optOut':
    case 'cancel':
      return standAside(heard, 'optedOut', `${name} asked us to stop texting.`)
    case 'ack':
    case 'help':
      return stay(memory, `${name} answered, but neither yes nor no (${understood.why}).`)
    default:
      return understood.askAgain
        ? askOnceMore(heard, understood.why)
        : askAPerson(heard, reply.text, understood.why)
  }
}

/** First the slot is checked, then claimed: both in this turn's transaction. */
export function hearYes(heard: Heard, why: string): StepDecision<Memory> {
  const { config, memory, person } = heard
  if (memory.phase === 'over') return answerLateYes(heard)
  if (!config.keepOpen && isPastTheirTime(heard)) return refuseLateYes(heard)
  const name = `check:${person.patientId}`
  const check = checkOffer(config, memory, { name, patientIds: [] })
  return stay(memory, `${person.firstName} said yes (${why}).`, { actions: [check] })
}

/** To the millisecond: at the end of their time it is the next one's turn, whether asked yet or not. */
function isPastTheirTime({ memory, person, at }: Heard): boolean {
  const { patientId } = person
  const until = memory.askedUntil?.[patientId] ?? Number.POSITIVE_INFINITY
  return memory.standings[patientId] === 'expired' || at >= until
}

/** Where earlier offers do not stay open, a late yes is answered once, and that closes it. */
function refuseLateYes({ config, memory, context, person }: Heard): StepDecision<Memory> {
  const { patientId, firstName, phone } = person
  const because = `${firstName} said yes, but their time to answer had passed.`
  const lost = recordOffers(memory, [person], 'lost')
  if (memory.told.includes(patientId)) return stay(memory, because, { actions: lost })
  const text = config.lateMessage ?? LATE
  const body = context.render(text, { patient: person, slot: memory.slot })
  const refusal = {
    type: 'callActivity',
    name: `late:${patientId}`,
    slot: 'sms',
    activity: 'message.send',
    input: { to: phone, body },
  } as const
  const told = { ...memory, told: [...memory.told, patientId] }
  return stay(told, `${because} They are told so.`, { actions: [refusal, ...lost] })
}

export function hearNo(heard: Heard, why: string): StepDecision<Memory> {
  return standAside(heard, 'declined', why)
}

/** After the offer is over everyone gets one answer, and only one. */
function answerLateYes({ config, memory, context, person }: Heard): StepDecision<Memory> {
  const { patientId, firstName } = person
  if (memory.told.includes(patientId)) {
    const because = `${firstName} said yes after the slot was filled; was told already.`
    return stay(memory, because, { actions: recordOffers(memory, [person], 'lost') })
  }
  const told = { ...memory, told: [...memory.told, patientId] }
  return stay(told, `${firstName} said yes too late and is told so.`, {
    actions: [
      filledText(config, memory, context, person),
      ...recordOffers(memory, [person], 'lost'),
    ],
  })
}

/**
 * One person less to wait for; when nobody is left to decide, the next ones are asked at once.
 * Who stood aside is free for other questions, and may still change their mind.
 */
export function standAside(
  { config, memory, context, person, at }: Heard,
  standing: Standing,
  because: string,
): StepDecision<Memory> {
  const now = setStanding(memory, person.patientId, standing)
  const ended = standing === 'unreachable' ? 'closed' : 'declined'
  const freed = [freeFor(standing, now, person), ...recordOffers(memory, [person], ended)]
  if (memory.phase === 'over' || isSomeoneDeciding(now)) {
    return stay(now, because, { actions: freed })
  }
  const next = askNext(config, now, at, context, because)
  return { ...next, actions: [...freed, ...next.actions] }
}

function freeFor(standing: Standing, { slot }: Memory, { patientId }: Person): StepAction {
  const name = `reply:${patientId}`
  return standing === 'declined'
    ? { type: 'lingerWait', name, until: slot.endAt }
    : { type: 'closeWait', name }
}

function askOnceMore({ memory, person }: Heard, why: string): StepDecision<Memory> {
  const { patientId, firstName, phone } = person
  if (memory.phase === 'over' || memory.askedAgain.includes(patientId)) {
    return stay(memory, `${firstName} answered unclearly again (${why}).`)
  }
  const now = { ...memory, askedAgain: [...memory.askedAgain, patientId] }
  const body = 'Please reply YES to take the time, or NO to pass.'
  const again = {
    type: 'callActivity',
    name: `again:${patientId}`,
    slot: 'sms',
    activity: 'message.send',
    input: { to: phone, body },
  } as const
  return stay(now, `${firstName} did not clearly say yes (${why}); asked once more.`, {
    actions: [again],
  })
}

function askAPerson({ memory, person }: Heard, text: string, why: string): StepDecision<Memory> {
  const { patientId, firstName } = person
  const task = {
    type: 'openTask',
    name: `read:${patientId}`,
    title: `What did ${firstName} mean?`,
    body: `We offered an open time and ${firstName} answered: “${text}”`,
    draftMessage: null,
    choices: [
      { id: 'yes', label: 'It means yes' },
      { id: 'no', label: 'It means no' },
    ],
    dueAt: null,
  } as const
  const because = `${firstName}'s answer is unclear (${why}); the front desk decides.`
  return memory.phase === 'over'
    ? stay(memory, because)
    : stay(memory, because, { actions: [task] })
}
