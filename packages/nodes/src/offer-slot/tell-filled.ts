import type { Person, StepAction } from '@chairflow/node-kit'
import type { Config, Context } from './context.ts'
import { hopeful, type Memory } from './memory.ts'

/** How long after the slot's end a late YES still gets an answer. */
const LATE_ANSWER_MS = 24 * 60 * 60_000

/** Texts everyone who still hoped, except `exceptId`; nobody is told twice. */
export function tellFilled(
  config: Config,
  memory: Memory,
  context: Context,
  exceptId: string | null,
): { readonly memory: Memory; readonly actions: readonly StepAction[] } {
  const missed = hopeful(memory).filter(
    ({ patientId }) => patientId !== exceptId && !memory.told.includes(patientId),
  )
  return {
    memory: { ...memory, told: [...memory.told, ...missed.map(({ patientId }) => patientId)] },
    actions: missed.map((patient) => filledText(config, memory, context, patient)),
  }
}

export function filledText(
  config: Config,
  { slot, isGone }: Memory,
  context: Context,
  patient: Person,
): StepAction {
  const { goneMessage, filledMessage } = config
  const text = isGone ? (goneMessage ?? filledMessage) : filledMessage
  const body = context.render(text, { patient, slot })
  return {
    type: 'callActivity',
    name: `filled:${patient.patientId}`,
    slot: 'sms',
    activity: 'message.send',
    input: { to: patient.phone, body },
  }
}

/** Keeps listening to those who hoped, so that a late YES is answered and never lost. */
export function lingerAll(memory: Memory, at: number, exceptId?: string): readonly StepAction[] {
  const until = Math.max(memory.slot.endAt, at) + LATE_ANSWER_MS
  return hopeful(memory)
    .filter(({ patientId }) => patientId !== exceptId)
    .map(({ patientId }) => ({ type: 'lingerWait', name: `reply:${patientId}`, until }))
}
