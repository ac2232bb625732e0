import { Liquid, Output, type Template, TokenKind } from 'liquidjs'
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

const CACHE_LIMIT = 500
const LONGEST = 100_000
/** The last instant that dates can be counted for. */
const LATEST_MS = 8.64e15
/** No path can read it: a name with a # is none. */
const MOMENT = '#moment'
/** `patient.firstName` and then perhaps filters; no literals, sums, ranges or computed names. */
const PATH_FIRST = /^\s*[\w-]+(?:\.[\w-]+)*\s*(?:\||$)/

const engine = createEngine()
const parsed = new Map<string, readonly Template[]>()

/**
 * Fills `{{ path | filter }}` once: what a value contains is never read as a template again.
 * Throws TemplateError for a missing variable without a `default`, an unknown filter, a broken
 * brace, or a value that is no plain word or number.
 */
export function renderTemplate(template: string, scope: object, moment: Moment): string {
  try {
    const text: unknown = engine.renderSync(parse(template) as Template[], scope, {
      globals: { [MOMENT]: moment },
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
  for (const part of fresh) refuseAllButPaths(part)
  if (parsed.size >= CACHE_LIMIT) parsed.clear()
  parsed.set(template, fresh)
  return fresh
}

function refuseAllButPaths(part: Template): void {
  if (part.token.kind === TokenKind.HTML) return
  if (part instanceof Output && PATH_FIRST.test(contentOf(part))) return
  throw new TemplateError(
    'Between the braces stands the name of a value, such as {{ patient.firstName }}.',
  )
}

function contentOf({ token }: Output): string {
  return token.getText().replace(/^\{\{-?|-?\}\}$/g, '')
}

function createEngine(): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    outputEscape: onlyPlain,
    parseLimit: LONGEST,
    renderLimit: 200,
    memoryLimit: 1_000_000,
  })
  for (const name of Object.keys(liquid.filters)) {
    if (name !== 'default') delete liquid.filters[name]
  }
  liquid.registerFilter('upcase', (value: unknown) => onlyPlain(value).toUpperCase())
  liquid.registerFilter('downcase', (value: unknown) => onlyPlain(value).toLowerCase())
  liquid.registerFilter('capitalize', (value: unknown) => {
    const text = onlyPlain(value)
    return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase()
  })
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

/** A patient must never read "[object Object]". */
function onlyPlain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '')
  throw new TemplateError('A value in this text has several parts. Choose one of them.')
}

function momentOf(context: { readonly globals: object }): Moment {
  return (context.globals as { readonly [MOMENT]: Moment })[MOMENT]
}

function instant(value: unknown): number {
  if (typeof value === 'number' && Math.abs(value) <= LATEST_MS) return value
  throw new TemplateError('This value is not a time, so it has no day and no hour.')
}

function explain(error: unknown): TemplateError {
  if (error instanceof TemplateError) return error
  const { name, message, originalError } = error as Error & { readonly originalError?: Error }
  if (originalError instanceof TemplateError) return originalError
  const missing = /undefined variable: ([\w.-]+)/.exec(message)?.[1]
  if (missing !== undefined) return new TemplateError(`Nothing has set {{ ${missing} }}.`)
  const filter = /undefined filter: (\w+)/.exec(message)?.[1]
  if (filter !== undefined) return new TemplateError(`"${filter}" is not a word we know here.`)
  if (message.includes('limit exceeded')) return new TemplateError('This text is too long.')
  if (name === 'RenderError') return new TemplateError('A value in this text cannot be written.')
  return new TemplateError('A brace is missing or misplaced in this text.')
}
