import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import type { NodeTypeFacts } from '../node-type-facts.ts'
import { error, type KnownNode, knownNodes, type LintRule, nameOf } from './lint-context.ts'

const ajv = new Ajv2020({ allErrors: true, strict: false })
const checks = new WeakMap<object, ValidateFunction>()

/** The settings of a step against its own JSON Schema. */
export const settingsInvalid: LintRule = (context) =>
  knownNodes(context).flatMap((known) => {
    const check = checkOf(known.type)
    if (check(known.node.config)) return []
    const errors = (check.errors ?? []).filter(
      ({ keyword }) => keyword !== 'anyOf' && keyword !== 'const',
    )
    const shown = errors.length > 0 ? errors : (check.errors ?? []).slice(0, 1)
    return shown.map((found) => toProblem(known, found))
  })

function checkOf({ config }: NodeTypeFacts): ValidateFunction {
  const known = checks.get(config) ?? ajv.compile(config)
  checks.set(config, known)
  return known
}

function toProblem(known: KnownNode, found: ErrorObject) {
  const path = found.instancePath.split('/').slice(1)
  const { missingProperty, additionalProperty } = found.params as Record<string, string | undefined>
  const extra = missingProperty ?? additionalProperty
  const full = extra === undefined ? path : [...path, extra]
  const title = titleOf(known.type.config, full) ?? full.join(' ')
  const message = `${nameOf(known)}: ${sentence(title, found)}`
  const field = ['config', ...full].join('/')
  return error('settings-invalid', message, { nodeId: known.node.id, field })
}

type Schema = {
  readonly title?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

function titleOf(schema: object, path: readonly string[]): string | undefined {
  let found: Schema | undefined = schema
  for (const name of path) {
    found = /^\d+$/.test(name) ? found?.items : found?.properties?.[name]
  }
  return found?.title
}

function sentence(title: string, { keyword, params, message }: ErrorObject): string {
  const { limit } = params as { readonly limit?: number }
  switch (keyword) {
    case 'required':
      return `fill in "${title}".`
    case 'minLength':
    case 'minItems':
      return limit === 1 ? `fill in "${title}".` : `"${title}" needs at least ${limit}.`
    case 'maxLength':
      return `"${title}" may have at most ${limit} characters.`
    case 'minimum':
      return `"${title}" must be at least ${limit}.`
    case 'maximum':
      return `"${title}" may be at most ${limit}.`
    case 'additionalProperties':
      return `"${title}" is not a setting of this step. Remove it.`
    default:
      return `"${title}" ${message ?? 'is not valid'}.`
  }
}
