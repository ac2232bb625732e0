import {
  type Behavior,
  type Happened,
  leave,
  missingValue,
  type Person,
  type Queries,
  type Slot,
  type StepDecision,
  type StepEvent,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import { askNext, askWave, WAVE } from './ask-next.ts'
import { checkOffer } from './check-offer.ts'
import type { Config, Context } from './context.ts'
import type { definition } from './definition.ts'
import { endAsGone, recordEnds } from './end-as-gone.ts'
import { hearNo, hearReply, hearYes, standAside } from './hear-reply.ts'
import { askedCount, type Memory, newMemory, personOf, setStanding } from './memory.ts'
import { recordOffers } from './record-offers.ts'
import { lingerAll, tellFilled } from './tell-filled.ts'

const MINUTE_MS = 60_000

export const behavior: Behavior<typeof definition, Memory> = (config, event, context) => {
  if (event.type === 'entered') return open(config, event.at, context)
  const { memory } = context
  if (memory === undefined) return unexpectedEvent(event)
  switch (event.type) {
    case 'timerFired':
      return closeWave(config, memory, event.at, context)
    case 'commandDone':
      return stay(memory, '')
    case 'happened':
      return lookAgain(config, memory, event.happened)
    case 'queryAnswered':
      return hearCheck(config, memory, event, context)
    default:
      return hearPerson(config, memory, event, context)
  }
}

type Answered = Extract<StepEvent, { type: 'queryAnswered' }>

function hearCheck(
  config: Config,
  memory: Memory,
  event: Answered,
  context: Context,
): StepDecision<Memory> {
  const { name, at } = event
  const output = event.output as Queries['check-offer']['output']
  if (name === WAVE) return askWave(config, memory, at, context, output)
  if (name !== NEWS) return hearPerson(config, memory, event, context)
  return output.free
    ? stay(memory, '')
    : endAsGone({ config, memory, context, at }, takenWords(output.reason))
}

function hearPerson(
  config: Config,
  memory: Memory,
  event: StepEvent,
  context: Context,
): StepDecision<Memory> {
  if (!('name' in event)) return unexpectedEvent(event)
  const person = personOf(memory, event.name.slice(event.name.indexOf(':') + 1))
  if (person === undefined) return unexpectedEvent(event)
  return hear({ config, memory, context, person, at: event.at }, event)
}

/** The name under which the slot is looked at again after news. */
const NEWS = 'news'

/** Something happened while the offer is open: is the slot still there? */
function lookAgain(
  config: Config,
  memory: Memory,
  { change, startAt }: Happened,
): StepDecision<Memory> {
  const countsGaps = change === 'out' && startAt === memory.slot.startAt
  const look = checkOffer(config, memory, { name: NEWS, patientIds: [], countsGaps })
  return stay(memory, '', { actions: memory.phase === 'over' ? [] : [look] })
}

function takenWords(reason: string): string {
  return `The slot is no longer free: ${reason}.`
}

function open(config: Config, at: number, context: Context): StepDecision<Memory> {
  const people = context.read(config.people) as readonly Person[] | undefined
  const slot = context.read(config.slot) as Slot | undefined
  if (people === undefined) return missingValue('Offer it to', config.people)
  if (slot === undefined) return missingValue('Which slot', config.slot)
  return askNext(config, newMemory(slot, people, at), at, context)
}

/** The time to answer is up: earlier people may keep their chance, the next ones are asked. */
function closeWave(config: Config, memory: Memory, at: number, context: Context) {
  const asked = Object.entries(memory.standings).filter(([, standing]) => standing === 'asked')
  const closed = asked.reduce((so, [patientId]) => setStanding(so, patientId, 'expired'), memory)
  const people = memory.people.filter(({ patientId }) => memory.standings[patientId] === 'asked')
  const next = askNext(config, closed, at, context, 'The time to answer is up.')
  return { ...next, actions: [...recordOffers(memory, people, 'expired'), ...next.actions] }
}

type Heard = Parameters<typeof hearReply>[0]

function hear(heard: Heard, event: StepEvent): StepDecision<Memory> {
  const { memory, person } = heard
  switch (event.type) {
    case 'signalReceived':
      return hearSignal(heard, event.signal)
    case 'queryAnswered':
      return claim(heard, event.output as Queries['check-offer']['output'])
    case 'claimDecided':
      return event.won ? win(heard) : lose(heard, 'Another flow gave the slot to someone else.')
    case 'activityCompleted':
      return stay(memory, '')
    case 'activityFailed':
      return event.name.startsWith('offer:')
        ? standAside(heard, unreachable(event.failure.code), couldNot(person, event.failure))
        : stay(memory, couldNot(person, event.failure))
    default:
      return unexpectedEvent(event)
  }
}

function hearSignal(
  heard: Heard,
  signal: Extract<StepEvent, { type: 'signalReceived' }>['signal'],
) {
  if (signal.type === 'reply') return hearReply(heard, signal)
  const why = `${signal.by} read the answer of ${heard.person.firstName} as ${signal.choice}`
  return signal.choice === 'yes' ? hearYes(heard, why) : hearNo(heard, `${why}.`)
}

function claim(
  heard: Heard,
  { free, reason }: Pick<Queries['check-offer']['output'], 'free' | 'reason'>,
) {
  if (!free) return lose(heard, takenWords(reason))
  const { slot } = heard.memory
  const take = {
    type: 'claim',
    name: `claim:${heard.person.patientId}`,
    resource: `slot:${slot.location.id}:${slot.provider.id}:${slot.startAt}`,
    until: slot.endAt,
  } as const
  return stay(heard.memory, '', { actions: [take] })
}

function win({ config, memory, context, person, at }: Heard): StepDecision<Memory> {
  const told = tellFilled(config, memory, context, person.patientId)
  const over: Memory = { ...told.memory, phase: 'over' }
  const minutesToFill = Math.max(0, Math.round((at - memory.startedAt) / MINUTE_MS))
  const output = { winner: person, slot: memory.slot, minutesToFill, asked: askedCount(memory) }
  const others = told.actions.length
  const because = `${person.firstName} was first and gets the slot${others === 0 ? '' : `; ${others} other${others === 1 ? ' is' : 's are'} told it is filled`}.`
  return leave('accepted', output, because, {
    memory: over,
    actions: [
      ...told.actions,
      ...recordOffers(memory, [person], 'accepted'),
      ...recordEnds(setStanding(memory, person.patientId, 'declined'), null),
      ...lingerAll(over, at, person.patientId),
    ],
  })
}

function lose({ config, memory, context, at, person }: Heard, reason: string) {
  return endAsGone({ config, memory, context, at }, reason, person.patientId)
}

function unreachable(code: string) {
  return code === 'recipient-opted-out' ? 'optedOut' : 'unreachable'
}

function couldNot(person: Person, failure: { readonly message: string }) {
  return `${person.firstName} could not be texted: ${failure.message}`
}
