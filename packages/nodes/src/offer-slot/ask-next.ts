import { leave, type Person, type StepAction, type StepDecision, stay } from '@chairflow/node-kit'
import type { Config, Context } from './context.ts'
import { askedCount, type Memory, setStanding } from './memory.ts'
import { lingerAll } from './tell-filled.ts'

const MINUTE_MS = 60_000

/** Asks the next person or wave; when nobody is left, or the time has come, the offer is over. */
export function askNext(
  config: Config,
  memory: Memory,
  at: number,
  context: Context,
  why = '',
): StepDecision<Memory> {
  const wave = nextWave(config, memory)
  if (wave.length === 0 || at >= memory.slot.startAt) return giveUp(memory, at, why)
  const asked = wave.reduce((so, { patientId }) => setStanding(so, patientId, 'asked'), memory)
  const windowMs = config.responseWindowMinutes * MINUTE_MS
  const dueAt = Math.min(at + windowMs, memory.slot.startAt)
  const names = wave.map(({ firstName }) => firstName).join(', ')
  const minutes = Math.round((dueAt - at) / MINUTE_MS)
  const because = `${why} Offered the slot to ${names}; ${minutes} minutes to answer.`.trim()
  return stay(asked, because, {
    actions: [
      ...wave.flatMap((person) => offer(config, memory, person, at, context)),
      { type: 'startTimer', name: 'window', dueAt },
    ],
  })
}

function nextWave(config: Config, memory: Memory): readonly Person[] {
  const waiting = memory.people.filter(({ patientId }) => !(patientId in memory.standings))
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
