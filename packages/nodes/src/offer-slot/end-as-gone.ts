import { leave, type StepDecision } from '@chairflow/node-kit'
import type { Config, Context } from './context.ts'
import { hopeful, type Memory } from './memory.ts'
import { recordOffers } from './record-offers.ts'
import { lingerAll, tellFilled } from './tell-filled.ts'

type Ending = {
  readonly config: Config
  readonly memory: Memory
  readonly context: Context
  readonly at: number
}

/** The time cannot be had any more: whoever was offered it and did not decline is told, once. */
export function endAsGone(
  { config, memory, context, at }: Ending,
  reason: string,
  /** Said yes, and it was too late. */
  lostId: string | null = null,
): StepDecision<Memory> {
  const gone: Memory = { ...memory, isGone: true }
  const told = tellFilled(config, gone, context, null)
  const over: Memory = { ...told.memory, phase: 'over' }
  return leave('slotGone', { slot: memory.slot, reason }, reason, {
    memory: over,
    actions: [...told.actions, ...recordEnds(memory, lostId), ...lingerAll(over, at)],
  })
}

/** Offers still open are closed; who said yes in vain comes earlier next time. */
export function recordEnds(memory: Memory, lostId: string | null) {
  const open = hopeful(memory).filter(
    ({ patientId }) => memory.standings[patientId] === 'asked' && patientId !== lostId,
  )
  const lost = memory.people.filter(({ patientId }) => patientId === lostId)
  return [...recordOffers(memory, open, 'closed'), ...recordOffers(memory, lost, 'lost')]
}
