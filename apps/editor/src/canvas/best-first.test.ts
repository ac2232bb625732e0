import { expect, it } from 'vitest'
import { bestFirst } from './best-first.ts'

const option = (label: string) => ({ value: label, label })
const search = (wanted: string) =>
  bestFirst({
    options: [
      { group: 'here', items: [option('Look in the waitlist')] },
      { group: 'new', items: [option('+ Send a text'), option('+ End')] },
    ],
    search: wanted,
    limit: 100,
  })

it('what begins with the search comes before what only contains it', () => {
  expect(search('end')).toEqual([
    { group: 'new', items: [option('+ End'), option('+ Send a text')] },
  ])
})

it('nothing typed offers everything', () => {
  expect(search(' ')).toHaveLength(2)
})
