import type { ErrorObject } from 'ajv/dist/2020.js'
import type { Problem } from './problem.ts'
import { wrongWith } from './wrong-with.ts'

/** A document of nonsense has thousands; nobody reads more. */
const MOST_SHOWN = 100

/** What ajv found, in plain words with the step or connection it was found in. */
export function shapeProblems(input: unknown, errors: readonly ErrorObject[]): readonly Problem[] {
  return errors
    .filter(({ schemaPath }) => !/\/anyOf\/\d/.test(schemaPath))
    .slice(0, MOST_SHOWN)
    .map((error) => shapeProblem(input, error))
}

function shapeProblem(input: unknown, error: ErrorObject): Problem {
  const place = placeAt(input, error.instancePath.split('/').slice(1))
  const { missingProperty, additionalProperty } = error.params as Record<string, string | undefined>
  const field = [...place.rest, missingProperty ?? additionalProperty]
    .filter((part) => part !== undefined)
    .join('/')
  return {
    code: 'flow-unreadable',
    severity: 'error',
    message: `${place.name}${field || (place.name === '' ? 'the document' : 'it')} ${isName(error) ? NAME : wrongWith(error)}.`,
    ...place.ids,
    ...(field !== '' && { field }),
  }
}

type Place = {
  /** `Step "Offer the slot": `, or nothing for the document itself. */
  readonly name: string
  readonly ids: { readonly nodeId?: string; readonly edgeId?: string }
  readonly rest: readonly string[]
}

function placeAt(input: unknown, path: readonly string[]): Place {
  const [logic, list, index, ...rest] = path
  if (logic !== 'logic' || index === undefined) return { name: '', ids: {}, rest: path }
  const thing = entryAt(input, list ?? '', Number(index))
  const id = textIn(thing, 'id')
  const name = textIn(thing, 'label') ?? id ?? `number ${Number(index) + 1}`
  const ids = (key: 'nodeId' | 'edgeId') => (id === undefined ? {} : { [key]: id })
  switch (list) {
    case 'nodes':
      return { name: `Step "${name}": `, ids: ids('nodeId'), rest }
    case 'edges':
      return { name: `Connection "${name}": `, ids: ids('edgeId'), rest }
    default:
      return { name: '', ids: {}, rest: path }
  }
}

/** ajv has just walked this path, so the lists on it are there. */
function entryAt(input: unknown, list: string, index: number): unknown {
  return (input as { logic: Record<string, readonly unknown[]> }).logic[list]?.[index]
}

function textIn(thing: unknown, name: string): string | undefined {
  if (typeof thing !== 'object' || thing === null) return undefined
  const value = (thing as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' ? value : undefined
}

/** The only pattern in a flow's document is that of ids. */
function isName({ keyword }: ErrorObject): boolean {
  return keyword === 'pattern'
}

const NAME = 'may only have letters, digits, - and _, at most 64, and no reserved name'
