import { expect, it } from 'vitest'
import { fieldPath, fieldProblems } from './field-problems.ts'

const problem = (field: string, message: string) =>
  ({ code: 'settings-invalid', severity: 'error', field, message }) as const

it('a sentence stands under the field it is about, however deep', () => {
  expect(
    fieldProblems([
      problem('config/message', 'Write the text.'),
      problem('config/message', 'Too long.'),
      problem('config/choices/0/label', 'Name the button.'),
    ]),
  ).toEqual({
    message: { __errors: ['Write the text.', 'Too long.'] },
    choices: { 0: { label: { __errors: ['Name the button.'] } } },
  })
})

it('a sentence about no field stands under none', () => {
  expect(fieldProblems([{ code: 'unreachable', severity: 'error', message: 'Nothing' }])).toEqual(
    {},
  )
})

it('a field may be named with or without the leading part', () => {
  expect(fieldPath('config/message')).toEqual(['message'])
  expect(fieldPath('/config/message')).toEqual(['message'])
})
