import { definitions } from '@chairflow/nodes/definitions'
import { describe, expect, it } from 'vitest'
import { openChoices, settingsSchema } from './form-schema.ts'

describe('the settings of a node type become a form where', () => {
  const offer = settingsSchema(definitions['offer-slot'].config)
  it('a few titled choices are radio buttons', () => {
    expect(offer.schema.properties?.mode).toMatchObject({
      type: 'string',
      title: 'How to ask',
      oneOf: [
        { const: 'broadcast', title: 'Everyone at once' },
        { const: 'one-at-a-time' },
        { const: 'waves' },
      ],
    })
    expect(offer.uiSchema.mode).toMatchObject({ 'ui:widget': 'radio' })
  })
  it('texts know the variables that exist only inside them', () => {
    expect(offer.uiSchema.message).toMatchObject({
      'ui:widget': 'template',
      'ui:options': { locals: { properties: { slot: {} } } },
    })
  })
  it('a variable is picked among those of the wanted kind', () => {
    expect(offer.uiSchema.people).toMatchObject({
      'ui:widget': 'variable',
      'ui:options': { wants: 'people' },
    })
  })
  it('what is no longer offered is not asked', () => {
    const { schema } = settingsSchema(definitions['find-waitlist'].config)
    expect(Object.keys(schema.properties ?? {})).toContain('matching')
    expect(Object.keys(schema.properties ?? {})).not.toContain('onlyPreferredTimes')
  })
  it('times have a unit', () => {
    expect(offer.uiSchema.responseWindowMinutes).toMatchObject({
      'ui:widget': 'minutes',
      'ui:options': { minimum: 1, maximum: 1440 },
    })
  })
  it('several of a few choices are checkboxes', () => {
    const { schema, uiSchema } = settingsSchema(definitions['appointment-event'].config)
    expect(schema.properties?.events).toMatchObject({ type: 'array', uniqueItems: true })
    expect(uiSchema.events).toMatchObject({ 'ui:widget': 'checkboxes' })
  })
  it('choices of a person have their own list', () => {
    const { uiSchema } = settingsSchema(definitions['human-review'].config)
    expect(uiSchema.choices).toMatchObject({ 'ui:field': 'choices' })
  })
  it('rules have their own builder', () => {
    const { uiSchema } = settingsSchema(definitions.condition.config)
    expect(uiSchema.rules).toMatchObject({ 'ui:field': 'condition' })
  })
  it('fields that mean nothing without another one are asked when that one is filled in', () => {
    const { config } = definitions['provider-match']
    const fields = (filled: object) =>
      Object.keys(settingsSchema(config, { ...filled }).schema.properties ?? {})
    expect(fields({})).toContain('lookAheadHours')
    expect(fields({})).not.toContain('holdMinutes')
    expect(fields({ lookAheadHours: '' })).not.toContain('holdMinutes')
    expect(fields({ lookAheadHours: 72 })).toContain('holdMinutes')
  })
  it('nothing is filled in behind the back of the person', () => {
    for (const { config } of Object.values(definitions)) {
      expect(JSON.stringify(settingsSchema(config).schema)).not.toContain('"default"')
    }
  })
})

it('a step drawn before there was a choice shows the one that counts, and nothing else is filled in', () => {
  expect(openChoices(definitions['wait-for-reply'].config)).toEqual({ whenLate: 'go-on' })
})
