import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'
import { definition } from './definition.ts'

const config = {
  values: [
    { name: 'greeting', value: 'Hi {{ patient.firstName }}' },
    { name: 'startAt', value: '{{ appointment.startAt }}' },
  ],
}

test('texts are filled in, and a single variable keeps its kind of value', () => {
  const context = { read: () => 42, render: (text: string) => text.replace(/\{\{.*\}\}/, 'Ann') }
  const { outcome } = behavior(config, { type: 'entered', at: 0 }, context as never)
  expect(outcome).toMatchObject({ port: 'next', output: { greeting: 'Hi Ann', startAt: 42 } })
})

test('later steps can choose each value by its name', () => {
  const [next] = definition.ports(config)
  expect(Object.keys(next?.output?.properties ?? {})).toEqual(['greeting', 'startAt'])
})
