import { conditionVariables } from '../conditions.ts'
import { checkTemplate, templateVariables } from '../templates.ts'
import { variablesOf } from '../variables.ts'
import type { KnownNode } from './lint-context.ts'

export type Use = {
  readonly path: string
  /** `config/message` */
  readonly field: string
  readonly title: string
  /** The kind of value wanted, where the field wants one. */
  readonly wants: string | null
}

type FieldSchema = {
  readonly title?: string
  readonly 'x-kind'?: string
  readonly 'x-wants'?: string
  readonly 'x-locals'?: object
}

/** Every variable that a step's settings read, with the field that reads it. */
export function usedVariables({ node, type }: KnownNode): readonly Use[] {
  return fieldsOf(type.config).flatMap(([name, schema]) =>
    usesOf(node.config[name], { field: `config/${name}`, title: schema.title ?? name }, schema),
  )
}

/** Texts that cannot be read at all. */
export function brokenTemplates({ node, type }: KnownNode) {
  return fieldsOf(type.config).flatMap(([name, schema]) => {
    const value = node.config[name]
    if (schema['x-kind'] !== 'template' || typeof value !== 'string') return []
    const message = checkTemplate(value)
    return message === null
      ? []
      : [{ field: `config/${name}`, title: schema.title ?? name, message }]
  })
}

type Field = { readonly field: string; readonly title: string }

function usesOf(value: unknown, field: Field, schema: FieldSchema): readonly Use[] {
  switch (schema['x-kind']) {
    case 'template':
      return typeof value === 'string' ? templateUses(value, field, schema) : []
    case 'variable':
      return typeof value === 'string' && value !== ''
        ? [{ ...field, path: value, wants: schema['x-wants'] ?? null }]
        : []
    case 'condition':
      return conditionVariables(value).map((path) => ({ ...field, path, wants: null }))
    default:
      return []
  }
}

function templateUses(value: string, field: Field, schema: FieldSchema): readonly Use[] {
  if (checkTemplate(value) !== null) return []
  const locals = new Set(variablesOf(schema['x-locals'] ?? {}).map(({ path }) => path))
  return templateVariables(value)
    .filter((path) => !locals.has(path))
    .map((path) => ({ ...field, path, wants: null }))
}

function fieldsOf(config: object): readonly (readonly [string, FieldSchema])[] {
  const { properties = {} } = config as {
    readonly properties?: Readonly<Record<string, FieldSchema>>
  }
  return Object.entries(properties)
}
