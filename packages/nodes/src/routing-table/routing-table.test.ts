import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'
import { definition } from './definition.ts'

const config = {
  value: 'service.name',
  rows: [
    {
      label: 'Toxin',
      when: 'Neuromodulator injection',
      port: 'inject',
      values: [
        { name: 'minutes', value: '30' },
        { name: 'room', value: 'treatment' },
      ],
    },
    {
      label: 'Filler',
      when: 'Dermal filler',
      port: 'inject',
      values: [{ name: 'minutes', value: '45' }],
    },
    {
      label: 'The same',
      when: '{{ other }}',
      port: 'inject',
      values: [{ name: 'minutes', value: '60' }],
    },
    { label: 'Second', when: 'Dermal filler', port: 'second' },
  ],
}

const go = (found: unknown) => {
  const context = {
    read: () => found,
    render: (text: string) => text.replace('{{ other }}', 'prv_lee'),
  }
  return behavior(config, { type: 'entered', at: 0 }, context as never).outcome
}

test('the first row that names the value says the way, and hands its values on', () => {
  expect(go('Dermal filler')).toMatchObject({
    port: 'inject',
    output: { row: 'Filler', minutes: '45' },
  })
  expect(go(' neuromodulator INJECTION ')).toMatchObject({ output: { room: 'treatment' } })
})

test('a row may name a variable', () => {
  expect(go('prv_lee')).toMatchObject({ output: { row: 'The same' } })
})

test.each([['HydraFacial'], [''], [undefined], [null], [{}]])(
  '%j goes the way of everything else',
  (found) => {
    expect(go(found)).toMatchObject({ port: 'otherwise' })
  },
)

test('everything else must lead somewhere, and rows of one name share a way out', () => {
  const ports = definition.ports(config)
  expect(ports.map(({ name, required }) => [name, required])).toEqual([
    ['inject', true],
    ['second', true],
    ['otherwise', true],
  ])
})

test('only what all rows of a way out hand on can be used after it', () => {
  const [inject] = definition.ports(config)
  expect(Object.keys(inject?.output?.properties ?? {})).toEqual(['row', 'minutes'])
})

test('a table without rows still has a way for everything else', () => {
  expect(definition.ports({}).map(({ name }) => name)).toEqual(['otherwise'])
})
