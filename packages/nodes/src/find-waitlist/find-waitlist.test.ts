import type { StepContext } from '@chairflow/node-kit'
import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'
import { definition } from './definition.ts'

const values: Readonly<Record<string, unknown>> = {
  slot: { service: { id: 's', name: 'Botox' } },
  patient: { patientId: 'ann' },
}
const before = { slot: 'slot', order: 'longest-waiting', limit: 5 }

test.each([
  [{}, 'time'],
  [{ onlyPreferredTimes: true }, 'time'],
  [{ onlyPreferredTimes: false }, 'service'],
  [{ onlyPreferredTimes: false, matching: 'both' }, 'both'],
])(
  'a step drawn before asks for what it always did, and says so in today’s setting: %j',
  (settings, matching) => {
    const config = { ...before, ...settings }
    expect(asked(config)).toEqual({
      ...{ order: 'longest-waiting', limit: 5, slot: values.slot, matching },
      excludePatientIds: ['ann'],
    })
    expect(definition.renew?.(config)).toEqual({ ...before, matching })
  },
)

function asked(config: object) {
  const context: Partial<StepContext<object>> = { read: (path) => values[path] }
  const { actions } = behavior(config as never, { type: 'entered', at: 0 }, context as never)
  const [action] = actions
  return action?.type === 'query' ? action.input : null
}
