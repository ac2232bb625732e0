import { describe, expect, test } from 'vitest'
import { checkTemplate, renderTemplate, TemplateError, templateVariables } from './templates.ts'

const moment = { nowMs: Date.UTC(2026, 10, 23, 15), timeZone: 'America/Chicago' }
const render = (template: string, scope: object) => renderTemplate(template, scope, moment)

test('a value that looks like a template is sent as it is', () => {
  expect(render('Hi {{ name }}', { name: '{{ secret }}', secret: 'no' })).toBe('Hi {{ secret }}')
})

describe('days and times are worded in the zone of the location', () => {
  test.each([
    ['{{ at | time }}', Date.UTC(2026, 10, 23, 21), '3:00 PM'],
    ['{{ at | day }}', Date.UTC(2026, 10, 23, 21), 'today'],
    ['{{ at | day }}', Date.UTC(2026, 10, 24, 5, 59), 'today'],
    ['{{ at | day }}', Date.UTC(2026, 10, 24, 6), 'tomorrow'],
    ['{{ at | day }}', Date.UTC(2026, 10, 27, 18), 'on Friday, November 27'],
    ['{{ at | time }}', Date.UTC(2026, 2, 8, 7, 59), '1:59 AM'],
    ['{{ at | time }}', Date.UTC(2026, 2, 8, 8), '3:00 AM'],
    ['{{ at | time }}', Date.UTC(2026, 10, 1, 7), '1:00 AM'],
  ])('%s of %i is %s', (template, at, words) => expect(render(template, { at })).toBe(words))
})

describe('a text that cannot be filled says why', () => {
  test.each([
    ['{{ nobody }}', 'Nothing has set'],
    ['{{ name.constructor.name }}', 'Nothing has set'],
    ['{{ name.__proto__ }}', 'Nothing has set'],
    ['{{ name | shout }}', 'not a word we know'],
    ['{{ name', 'brace'],
    ['{% if name %}x{% endif %}', 'no commands'],
    ['{{ name | time }}', 'not a time'],
  ])('%s', (template, words) => {
    expect(() => render(template, { name: 'Ann' })).toThrow(TemplateError)
    expect(() => render(template, { name: 'Ann' })).toThrow(words)
  })
})

test('the variables of a text are known before it is sent', () => {
  expect(templateVariables('{{ a.b | day }} {{ c }} {{ a.b }}')).toEqual(['a.b', 'c'])
  expect(checkTemplate('Hi {{ a }}')).toBeNull()
  expect(checkTemplate('Hi {{ a')).toContain('brace')
})
