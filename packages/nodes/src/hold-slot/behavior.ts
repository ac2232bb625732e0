import {
  type Behavior,
  type Commands,
  leave,
  missingValue,
  type Person,
  type Slot,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { definition } from './definition.ts'

type Memory = { readonly slot: Slot }

export const behavior: Behavior<typeof definition, Memory> = (config, event, context) => {
  if (event.type === 'entered') {
    const slot = context.read(config.slot) as Slot | undefined
    if (slot === undefined) return missingValue<Memory>('Which slot', config.slot)
    const { patient, minutes } = config
    const person = patient === undefined ? undefined : (context.read(patient) as Person | undefined)
    const input = { slot, patientId: person?.patientId ?? null, minutes }
    const hold = { type: 'command', name: 'hold', command: 'hold-slot', input } as const
    return stay<Memory>({ slot }, '', { actions: [hold] })
  }
  const { memory } = context
  if (event.type !== 'commandDone' || memory === undefined) return unexpectedEvent(event)
  return decide(memory.slot, config.minutes, event.output as Commands['hold-slot']['output'])
}

function decide(
  slot: Slot,
  minutes: number,
  { isHeld, until, reason }: Commands['hold-slot']['output'],
) {
  if (!isHeld) return leave<Memory>('taken', { slot, reason }, `It cannot be held: ${reason}.`)
  const because = `${slot.provider.name} is kept for ${minutes} minutes.`
  return leave<Memory>('held', { slot, until }, because)
}
