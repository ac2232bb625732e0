import {
  leave,
  type Person,
  type Queries,
  type StepAction,
  type StepDecision,
  stay,
} from '@chairflow/node-kit'
import { checkOffer, lastCall } from './check-offer.ts'
import type { Config, Context } from './context.ts'
import { endAsGone } from './end-as-gone.ts'
import { askedCount, type Memory, setStanding } from './memory.ts'
import { recordOffers } from './record-offers.ts'
import { lingerAll } from './tell-filled.ts'

const MINUTE_MS = 60_000
/** The name under which a wave is checked before it is asked. */
export const WAVE = 'wave'

/** Looks who may be asked next; when nobody is left, or the time has come, the offer is over. */
export function askNext(
  config: Config,
  memory: Memory,
  at: number,
  context: Context,
  why = '',
): StepDecision<Memory> {
  if (at >= lastCall(config, memory)) return tooLate(config, memory, at, context)
  const left = unasked(memory)
  if (left.length === 0) return giveUp(memory, at, why)
  const patientIds = left.map(({ patientId }) => patientId)
  return stay(memory, why, { actions: [checkOffer(config, memory, { name: WAVE, patientIds })] })
}

function tooLate(config: Config, memory: Memory, at: number, context: Context) {
  return endAsGone({ config, memory, context, at }, 'There is no time left to come.')
}

/** The answer to the check: whoever may not be asked any more is passed over. */
export function askWave(
  config: Config,
  memory: Memory,
  at: number,
  context: Context,
  { free, reason, skip }: Queries['check-offer']['output'],
): StepDecision<Memory> {
  if (!free) {
    return endAsGone({ config, memory, context, at }, `The slot is no longer free: ${reason}.`)
  }
  const open = skip.reduce((so, { patientId }) => setStanding(so, patientId, 'skipped'), memory)
  const wave = nextWave(config, open)
  const notes = skip.map(({ patientId, reason: why }) => passedOver(memory, patientId, why))
  const next = wave.length === 0 ? giveUp(open, at, '') : ask(config, open, wave, at, context)
  return { ...next, actions: [...notes, ...next.actions] }
}

function passedOver({ people }: Memory, patientId: string, why: string): StepAction {
  const name = people.find((person) => person.patientId === patientId)?.firstName ?? 'Somebody'
  return { type: 'note', text: `${name} is not asked: ${why}.` }
}

function ask(
  config: Config,
  memory: Memory,
  wave: readonly Person[],
  at: number,
  context: Context,
): StepDecision<Memory> {
  const dueAt = Math.min(at + config.responseWindowMinutes * MINUTE_MS, lastCall(config, memory))
  const asked = wave.reduce((so, { patientId }) => setStanding(so, patientId, 'asked'), memory)
  const until = Object.fromEntries(wave.map(({ patientId }) => [patientId, dueAt]))
  const names = wave.map(({ firstName }) => firstName).join(', ')
  const minutes = Math.round((dueAt - at) / MINUTE_MS)
  return stay(
    { ...asked, askedUntil: { ...memory.askedUntil, ...until } },
    `Offered the slot to ${names}; ${minutes} minutes to answer.`,
    {
      actions: [
        ...wave.flatMap((person) => offer(config, memory, person, at, context)),
        ...recordOffers(memory, wave, 'offered'),
        { type: 'watch', name: 'slot' },
        { type: 'startTimer', name: 'window', dueAt },
      ],
    },
  )
}

function unasked({ people, standings }: Memory): readonly Person[] {
  return people.filter(({ patientId }) => !(patientId in standings))
}

function nextWave(config: Config, memory: Memory): readonly Person[] {
  const waiting = unasked(memory)
  switch (config.mode) {
    case 'broadcast':
      return waiting
    case 'one-at-a-time':
      return waiting.slice(0, 1)
    case 'waves':
      return waiting.slice(0, config.waveSize)
    default:
      return config.mode satisfies never
  }
}

/** The wait comes with the text, in one commit, so that no answer can come before it. */
function offer(
  config: Config,
  { slot }: Memory,
  patient: Person,
  at: number,
  context: Context,
): readonly StepAction[] {
  const { patientId, phone } = patient
  const body = context.render(config.message, { patient, slot })
  return [
    { type: 'openWait', name: `reply:${patientId}`, phone, since: at },
    {
      type: 'callActivity',
      name: `offer:${patientId}`,
      slot: 'sms',
      activity: 'message.send',
      input: { to: phone, body },
    },
  ]
}

function giveUp(memory: Memory, at: number, why: string): StepDecision<Memory> {
  const count = askedCount(memory)
  const over: Memory = { ...memory, phase: 'over' }
  const because = `${why} Nobody said yes; ${count} ${count === 1 ? 'person was' : 'people were'} asked.`
  return leave('nobody', { slot: memory.slot, asked: count }, because.trim(), {
    memory: over,
    actions: lingerAll(over, at),
  })
}
