import { expect, it } from 'vitest'
import { withFullTitles } from './full-titles.ts'

const variable = (path: string, title: string) => ({ path, title, kind: 'string', from: 'Start' })

it('a variable is called by everything above it that has a name', () => {
  const titles = withFullTitles([
    variable('slot', 'Slot'),
    variable('slot.service', 'Service'),
    variable('slot.service.name', 'Name'),
    variable('steps.offer.winner', 'Person'),
    variable('steps.offer.winner.phone', 'Mobile number'),
  ]).map(({ title }) => title)
  expect(titles).toEqual([
    'Slot',
    'Slot › Service',
    'Slot › Service › Name',
    'Person',
    'Person › Mobile number',
  ])
})
