import { conditionVariables, isConditionRules } from '../conditions.ts'
import { checkTemplate, templateVariables } from '../templates.ts'
import { type Variable, variablesOf } from '../variables.ts'
import type { KnownNode } from './lint-context.ts'

export type Use = {
  readonly path: string
  /** `config/message` */
  readonly field: string
  readonly title: string
  /** The kind of value wanted, where the field wants one. */
  readonly wants: string | null
  /** How a text writes the value: as it is, or put into words by a filter; null: not at all. */
  readonly written: 'bare' | 'filtered' | null
  /** What the value is, where it exists only inside that text. */
  readonly local: Variable | null
}

type FieldSchema = {
  readonly title?: string
  readonly 'x-kind'?: string
  readonly 'x-wants'?: string
  readonly 'x-locals'?: object
  /** A text that is one variable and nothing else hands its value on as it is. */
  readonly 'x-keeps'?: boolean
  readonly items?: { readonly properties?: Readonly<Record<string, FieldSchema>> }
}

/** Every variable that a step's settings read, with the field that reads it. */
export function usedVariables({ node, type }: KnownNode): readonly Use[] {
  return filledFields(type.config, node.config).flatMap(({ value, schema, ...field }) =>
    usesOf(value, field, schema),
  )
}

export type Unreadable = Field & {
  readonly code: 'text-unreadable' | 'condition-unreadable'
  readonly message: string
}

/** Texts and rules that cannot be read at all. */
export function unreadableFields({ node, type }: KnownNode): readonly Unreadable[] {
  return filledFields(type.config, node.config).flatMap(({ value, schema, ...field }) => {
    const wrong = unreadable(value, schema['x-kind'])
    return wrong === null ? [] : [{ ...field, ...wrong }]
  })
}

function unreadable(value: unknown, kind: string | undefined) {
  if (kind === 'template' && typeof value === 'string') {
    const message = checkTemplate(value)
    return message === null ? null : ({ code: 'text-unreadable', message } as const)
  }
  if (kind === 'condition' && hasRules(value) && !isConditionRules(value)) {
    const message = 'a rule is not complete. Choose a value and how to compare it in every rule.'
    return { code: 'condition-unreadable', message } as const
  }
  return null
}

/** Rules that are missing altogether are what the settings' own schema speaks of. */
function hasRules(value: unknown): boolean {
  const { rules } = (value ?? {}) as { readonly rules?: unknown }
  return Array.isArray(rules) && rules.length > 0
}

type Field = { readonly field: string; readonly title: string }

function usesOf(value: unknown, field: Field, schema: FieldSchema): readonly Use[] {
  switch (schema['x-kind']) {
    case 'template':
      return typeof value === 'string' ? templateUses(value, field, schema) : []
    case 'variable':
      return typeof value === 'string' && value !== ''
        ? [{ ...field, ...UNWRITTEN, path: value, wants: schema['x-wants'] ?? null }]
        : []
    case 'condition':
      return conditionVariables(value).map((path) => ({
        ...field,
        ...UNWRITTEN,
        path,
        wants: null,
      }))
    default:
      return []
  }
}

const UNWRITTEN = { written: null, local: null } as const

function templateUses(value: string, field: Field, schema: FieldSchema): readonly Use[] {
  if (checkTemplate(value) !== null) return []
  const locals = new Map(
    variablesOf(schema['x-locals'] ?? {}).map((variable) => [variable.path, variable]),
  )
  const keeps = schema['x-keeps'] === true && ONE_VARIABLE.test(value)
  const bare = new Set([...value.matchAll(BARE)].map(([, path]) => path))
  return templateVariables(value).map((path) => ({
    ...field,
    path,
    wants: null,
    written: keeps ? null : bare.has(path) ? 'bare' : 'filtered',
    local: locals.get(path) ?? null,
  }))
}

const ONE_VARIABLE = /^\s*\{\{-?\s*[\w-]+(?:\.[\w-]+)*\s*-?\}\}\s*$/

/** A value in a text that no filter puts into words. */
const BARE = /\{\{-?\s*([\w-]+(?:\.[\w-]+)*)\s*-?\}\}/g

type Filled = Field & { readonly value: unknown; readonly schema: FieldSchema }

/** Every setting with its value, those inside of lists too. */
function filledFields(
  schema: object,
  config: Readonly<Record<string, unknown>>,
): readonly Filled[] {
  return fieldsOf(schema).flatMap(([name, field]) =>
    filled(config[name], { field: `config/${name}`, title: field.title ?? name, schema: field }),
  )
}

function filled(value: unknown, { schema, ...field }: Omit<Filled, 'value'>): readonly Filled[] {
  const { properties } = schema.items ?? {}
  if (properties === undefined || !Array.isArray(value)) return [{ value, schema, ...field }]
  return value.flatMap((entry: unknown, index) =>
    Object.entries(properties).map(([name, inner]) => ({
      value: (entry as Readonly<Record<string, unknown>> | null)?.[name],
      schema: inner,
      field: `${field.field}/${index}/${name}`,
      title: `${field.title}, ${inner.title ?? name}`,
    })),
  )
}

function fieldsOf(config: object): readonly (readonly [string, FieldSchema])[] {
  const { properties = {} } = config as {
    readonly properties?: Readonly<Record<string, FieldSchema>>
  }
  return Object.entries(properties)
}
