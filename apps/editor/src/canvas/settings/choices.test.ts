import { expect, it } from 'vitest'
import { choicesIn, freshChoiceId } from './choices.ts'

it('half-written choices are kept and everything else is left out', () => {
  expect(
    choicesIn([{ id: 'a', label: 'Call' }, { id: 'b' }, null, 'x', { label: 'no id' }]),
  ).toEqual([
    { id: 'a', label: 'Call' },
    { id: 'b', label: '' },
  ])
  expect(choicesIn(undefined)).toEqual([])
})

it('a new choice never takes the id of another', () => {
  const choices = [
    { id: 'done', label: 'Done' },
    { id: 'choice3', label: 'Call' },
  ]
  expect(freshChoiceId(choices)).toBe('choice4')
})
