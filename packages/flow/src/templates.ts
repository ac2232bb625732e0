import { Liquid, type Template } from 'liquidjs'
import { dateWords, dayWords, timeWords } from './local-words.ts'

/** A text that cannot be filled or read; the message is for whoever wrote the text. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
}

export type Moment = {
  /** The instant relative words such as "today" are counted from. */
  readonly nowMs: number
  readonly timeZone: string
}

const FILTERS = ['default', 'capitalize', 'upcase', 'downcase', 'time', 'date', 'day'] as const
const CACHE_LIMIT = 500

const engine = createEngine()
const parsed = new Map<string, readonly Template[]>()

/**
 * Fills `{{ path | filter }}` once: what a value contains is never read as a template again.
 * Throws TemplateError for a missing variable, an unknown filter or a broken brace.
 */
export function renderTemplate(template: string, scope: object, moment: Moment): string {
  try {
    const text: unknown = engine.renderSync(parse(template) as Template[], scope, {
      globals: { chairflowMoment: moment },
    })
    return String(text)
  } catch (error) {
    throw explain(error)
  }
}

/** The paths a text reads. Throws TemplateError when the text cannot be read. */
export function templateVariables(template: string): readonly string[] {
  try {
    const segments = engine.globalVariableSegmentsSync(parse(template) as Template[])
    return [...new Set(segments.map((path) => path.join('.')))]
  } catch (error) {
    throw explain(error)
  }
}

/** What is wrong with a text, or null. */
export function checkTemplate(template: string): string | null {
  try {
    templateVariables(template)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'This text cannot be read.'
  }
}

function parse(template: string): readonly Template[] {
  const known = parsed.get(template)
  if (known !== undefined) return known
  if (template.includes('{%')) {
    throw new TemplateError('Only values in double braces are allowed here, no commands.')
  }
  const fresh = engine.parse(template)
  if (parsed.size >= CACHE_LIMIT) parsed.clear()
  parsed.set(template, fresh)
  return fresh
}

function createEngine(): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    parseLimit: 100_000,
    renderLimit: 200,
    memoryLimit: 1_000_000,
  })
  for (const name of Object.keys(liquid.filters)) {
    if (!(FILTERS as readonly string[]).includes(name)) delete liquid.filters[name]
  }
  liquid.registerFilter('time', function (value: unknown) {
    return timeWords(instant(value), momentOf(this.context).timeZone)
  })
  liquid.registerFilter('date', function (value: unknown) {
    return dateWords(instant(value), momentOf(this.context).timeZone)
  })
  liquid.registerFilter('day', function (value: unknown) {
    const { nowMs, timeZone } = momentOf(this.context)
    return dayWords(instant(value), nowMs, timeZone)
  })
  return liquid
}

function momentOf(context: { readonly globals: object }): Moment {
  return (context.globals as { readonly chairflowMoment: Moment }).chairflowMoment
}

function instant(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new TemplateError('This value is not a time, so it has no day and no hour.')
}

function explain(error: unknown): TemplateError {
  if (error instanceof TemplateError) return error
  const { message, originalError } = error as Error & { readonly originalError?: Error }
  if (originalError instanceof TemplateError) return originalError
  const missing = /undefined variable: ([\w.]+)/.exec(message)?.[1]
  if (missing !== undefined) return new TemplateError(`Nothing has set {{ ${missing} }}.`)
  const filter = /undefined filter: (\w+)/.exec(message)?.[1]
  if (filter !== undefined) return new TemplateError(`"${filter}" is not a word we know here.`)
  return new TemplateError('A brace is missing or misplaced in this text.')
}
