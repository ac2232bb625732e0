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
    ['{{ at | date }}', Date.UTC(2026, 10, 28, 5, 59), 'Friday, November 27'],
    ['{{ at | time }}', Date.UTC(2026, 2, 8, 7, 59), '1:59 AM'],
    ['{{ at | time }}', Date.UTC(2026, 2, 8, 8), '3:00 AM'],
    ['{{ at | time }}', Date.UTC(2026, 10, 1, 7), '1:00 AM'],
  ])('%s of %i is %s', (template, at, words) => expect(render(template, { at })).toBe(words))
})

describe('a value is written plainly', () => {
  test.each([
    ['{{ name }}', 'ann LEE'],
    ['{{ name | capitalize }}', 'Ann lee'],
    ['{{ name | upcase }}', 'ANN LEE'],
    ['{{ name | downcase }}', 'ann lee'],
    ['{{ steps.n-offer.count }}', '2'],
    ['{{ nobody | default: "there" }}', 'there'],
    ['{{ nobody.firstName | default: "there" | upcase }}', 'THERE'],
    ['{{ nobody | default: name }}', 'ann LEE'],
    ['[{{ room }}]', '[]'],
    ['{{- name -}} !', 'ann LEE!'],
  ])('%s', (template, text) => {
    const scope = { name: 'ann LEE', room: null, steps: { 'n-offer': { count: 2 } } }
    expect(render(template, scope)).toBe(text)
  })
})

test.each(['{{ a == 1 }}', '{{ (1..1000000) }}', '{{ "a" }}', '{{ a[b] }}', '{{ a b }}'])(
  '%s is more than the name of a value and is refused',
  (template) => {
    expect(checkTemplate(template)).toContain('the name of a value')
  },
)

test('a text may be long, but not without end', () => {
  expect(checkTemplate('x'.repeat(100_001))).toBe('This text is too long.')
})

test('only the scope can be read, not what the renderer itself knows', () => {
  expect(() => render('{{ chairflowMoment.timeZone }}', {})).toThrow('Nothing has set')
  expect(() => render('{{ #moment.timeZone }}', {})).toThrow(TemplateError)
})

test('more texts than are remembered are still filled rightly', () => {
  for (let index = 0; index < 1200; index += 1) {
    expect(render(`${index} {{ name }}`, { name: index })).toBe(`${index} ${index}`)
  }
  expect(render('0 {{ name }}', { name: 'again' })).toBe('0 again')
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
    ['{{ name.first-part }}', 'name.first-part'],
    ['{{ nobody | upcase | default: "x" }}', 'Nothing has set'],
    ['{{ slot }}', 'several parts'],
    ['{{ slot | upcase }}', 'several parts'],
    ['{{ odd }}', 'several parts'],
    ['{{ endless | time }}', 'not a time'],
  ])('%s', (template, words) => {
    const scope = { name: 'Ann', slot: { id: 's_1' }, odd: { toString: 1 }, endless: 1e300 }
    expect(() => render(template, scope)).toThrow(TemplateError)
    expect(() => render(template, scope)).toThrow(words)
  })
})

test('the variables of a text are known before it is sent', () => {
  expect(templateVariables('{{ a.b | day }} {{ c }} {{ a.b }}')).toEqual(['a.b', 'c'])
  expect(templateVariables('{{ a | default: b.c }}')).toEqual(['a', 'b.c'])
  expect(checkTemplate('Hi {{ a }}')).toBeNull()
  expect(checkTemplate('Hi {{ a')).toContain('brace')
})
