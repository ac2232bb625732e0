import type { RJSFSchema, UiSchema } from '@rjsf/utils'

/** A form for a node's settings: the JSON Schema as the form builder wants it, and its widgets. */
export type SettingsSchema = { readonly schema: RJSFSchema; readonly uiSchema: UiSchema }

const RADIO_LIMIT = 3

type Json = Readonly<Record<string, unknown>>
type Part = { readonly schema: Json; readonly ui: Json }

/**
 * Turns a node's config schema into a form. Unions of titled literals become choices, arrays of
 * them checkboxes, and `x-kind` picks the widget. Defaults are left out: a new node has its first
 * settings already, and an emptied field must stay empty. What is no longer offered is left out, and,
 * with the settings as they are filled in, so are fields that mean nothing yet.
 */
export function settingsSchema(config: object, filled?: Json): SettingsSchema {
  const { schema, ui } = objectPart(filled === undefined ? { ...config } : asked(config, filled))
  return { schema, uiSchema: { ...ui, 'ui:submitButtonOptions': { norender: true } } }
}

/**
 * Of the choices a step may leave open, the one that counts then: a step drawn before there was such
 * a choice shows what it does. An emptied text or number stays empty.
 */
export function openChoices(config: object): Json {
  const { properties } = config as Json
  const named = Object.entries(isRecord(properties) ? properties : {})
  return Object.fromEntries(
    named.flatMap(([name, schema]) =>
      isRecord(schema) && literals(schema) !== null && schema.default !== undefined
        ? [[name, schema.default]]
        : [],
    ),
  )
}

/** Without the fields whose `x-needs` is empty. */
function asked(config: object, filled: Json): Json {
  const { properties } = config as { readonly properties?: unknown }
  const fields = Object.entries(isRecord(properties) ? properties : {})
  const meaning = fields.filter(([, field]) => {
    const needs = isRecord(field) ? field['x-needs'] : undefined
    return typeof needs !== 'string' || (filled[needs] ?? '') !== ''
  })
  return { ...config, properties: Object.fromEntries(meaning) }
}

function objectPart({ properties, required, title, description }: Json): Part {
  const parts = Object.entries(isRecord(properties) ? properties : {}).flatMap(([name, schema]) =>
    isRecord(schema) && schema.deprecated !== true
      ? [[name, part(schema, isRequired(required, name))] as const]
      : [],
  )
  return {
    schema: {
      type: 'object',
      ...named({ title, description }),
      properties: Object.fromEntries(parts.map(([name, { schema }]) => [name, schema])),
      ...(Array.isArray(required) && { required }),
    },
    ui: Object.fromEntries(parts.map(([name, { ui }]) => [name, ui])),
  }
}

function part(schema: Json, isNeeded: boolean): Part {
  if (typeof schema['x-kind'] === 'string') return kindPart(schema, schema['x-kind'], isNeeded)
  const choices = literals(schema)
  if (choices) return choicePart(schema, choices)
  if (schema.type === 'array' && isRecord(schema.items)) return arrayPart(schema, schema.items)
  if (schema.type === 'object') return objectPart(schema)
  const { default: _default, ...rest } = schema
  if (schema.type === 'string') return { schema: rest, ui: isNeeded ? { 'ui:emptyValue': '' } : {} }
  return { schema: rest, ui: {} }
}

function kindPart(schema: Json, kind: string, isNeeded: boolean): Part {
  const named_ = named(schema)
  switch (kind) {
    case 'condition':
      return { schema: { type: 'object', ...named_ }, ui: { 'ui:field': 'condition' } }
    case 'minutes':
      return {
        schema: { type: 'integer', ...named_ },
        ui: { 'ui:widget': 'minutes', 'ui:options': pickKeys(schema, ['minimum', 'maximum']) },
      }
    case 'variable':
      return {
        schema: { type: 'string', ...named_ },
        ui: { 'ui:widget': 'variable', 'ui:options': { wants: schema['x-wants'] ?? null } },
      }
    case 'flow':
      return { schema: { type: 'string', ...named_ }, ui: { 'ui:widget': 'flow' } }
    case 'flow-version':
      return { schema: { type: 'integer', ...named_ }, ui: { 'ui:widget': 'flowVersion' } }
    case 'template':
      return {
        schema: { type: 'string', ...named_, ...pickKeys(schema, ['maxLength']) },
        ui: {
          'ui:widget': 'template',
          'ui:options': { locals: schema['x-locals'] ?? null, keepEmpty: isNeeded },
        },
      }
    default:
      return { schema: { type: 'string', ...named_ }, ui: {} }
  }
}

type Choice = { readonly const: unknown; readonly title: string }

function choicePart(schema: Json, choices: readonly Choice[]): Part {
  return {
    schema: { type: 'string', ...named(schema), oneOf: choices },
    ui: {
      'ui:widget': choices.length <= RADIO_LIMIT ? 'radio' : 'select',
      'ui:options': pickKeys(schema, ['description']),
    },
  }
}

function arrayPart(schema: Json, items: Json): Part {
  const choices = literals(items)
  const limits = pickKeys(schema, ['minItems', 'maxItems'])
  if (choices) {
    return {
      schema: {
        type: 'array',
        ...named(schema),
        uniqueItems: true,
        items: { type: 'string', oneOf: choices },
      },
      ui: { 'ui:widget': 'checkboxes', 'ui:options': pickKeys(schema, ['description']) },
    }
  }
  if (isNamedChoice(items)) {
    return {
      schema: { type: 'array', ...named(schema), ...limits, items: { type: 'object' } },
      ui: { 'ui:field': 'choices' },
    }
  }
  const inner = part(items, true)
  return {
    schema: { type: 'array', ...named(schema), ...limits, items: inner.schema },
    ui: { items: { ...inner.ui, 'ui:label': false } },
  }
}

/** The choices of a union of literals; null for any other schema. */
function literals({ anyOf }: Json): readonly Choice[] | null {
  if (!Array.isArray(anyOf) || !anyOf.every((one) => isRecord(one) && 'const' in one)) return null
  return anyOf.map((one) => ({ const: one.const, title: String(one.title ?? one.const) }))
}

/** A list of what a person can choose: the id is for the wires, people see the label. */
const isNamedChoice = ({ type, properties }: Json) =>
  type === 'object' &&
  isRecord(properties) &&
  Object.keys(properties).sort().join(' ') === 'id label'

const named = (schema: Json) => pickKeys(schema, ['title', 'description'])

const pickKeys = (schema: Json, keys: readonly string[]) =>
  Object.fromEntries(keys.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])))

const isRequired = (required: unknown, name: string) =>
  Array.isArray(required) && required.includes(name)

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
