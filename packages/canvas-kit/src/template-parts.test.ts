import { expect, it } from 'vitest'
import { pathWords, templateParts } from './template-parts.ts'

it('a text shows its blanks in words', () => {
  expect(templateParts('Hi {{ patient.firstName }}, at {{ slot.startAt | time }}!')).toEqual([
    { kind: 'words', text: 'Hi ' },
    { kind: 'blank', text: 'first name' },
    { kind: 'words', text: ', at ' },
    { kind: 'blank', text: 'start' },
    { kind: 'words', text: '!' },
  ])
})

it.each([
  ['slot.service.name', 'service name'],
  ['appointment.minutesUntilStart', 'minutes until start'],
  ['patient', 'patient'],
])('%s is called %s', (path, words) => {
  expect(pathWords(path)).toBe(words)
})

it('braces that are not closed are just words', () => {
  expect(templateParts('Hi {{ patient')).toEqual([{ kind: 'words', text: 'Hi {{ patient' }])
})
