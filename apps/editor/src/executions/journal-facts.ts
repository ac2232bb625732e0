import { plainWords } from './plain-words.ts'
import { replayTexts } from './texts.ts'

/** Somebody or something that was looked at, and what spoke for or against it. */
export type Verdict = {
  readonly name: string
  readonly isChosen: boolean
  readonly reasons: readonly string[]
}

/** A fact behind a line of the journal, in words. */
export type Fact =
  | { readonly kind: 'verdicts'; readonly title: string; readonly verdicts: readonly Verdict[] }
  | { readonly kind: 'value'; readonly title: string; readonly text: string }

/** Beyond this a value is a wall of text that nobody reads. */
const DEEPEST = 2
/** The year 2001: a number as large as this is an instant. */
const FIRST_INSTANT = 1_000_000_000_000

/**
 * The facts of a line for reading. Each node type writes what it likes: lists of
 * `{name, chosen, reasons}` become verdicts, all else becomes text. `whenWords` names an instant
 * given in UTC ms.
 */
export function factsOf(
  data: Readonly<Record<string, unknown>> | null,
  whenWords: (atMs: number) => string,
): readonly Fact[] {
  return Object.entries(data ?? {}).flatMap(([name, value]): readonly Fact[] => {
    const title = plainWords(name)
    const verdicts = verdictsOf(value)
    if (verdicts) return [{ kind: 'verdicts', title, verdicts }]
    const text = textOf(value, whenWords, 0)
    return text === '' ? [] : [{ kind: 'value', title, text }]
  })
}

function verdictsOf(value: unknown): readonly Verdict[] | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const verdicts = value.flatMap((item: unknown) => verdictOf(item) ?? [])
  return verdicts.length === value.length ? verdicts : null
}

function verdictOf(item: unknown): Verdict | null {
  if (!isRecord(item)) return null
  const { name, chosen, reasons } = item
  if (typeof name !== 'string' || typeof chosen !== 'boolean') return null
  const told = Array.isArray(reasons) ? reasons : []
  return { name, isChosen: chosen, reasons: told.filter((reason) => typeof reason === 'string') }
}

function textOf(value: unknown, whenWords: (atMs: number) => string, depth: number): string {
  if (value === null || value === undefined) return replayTexts.none
  if (typeof value === 'boolean') return value ? replayTexts.yes : replayTexts.no
  if (typeof value === 'number') return numberText(value, whenWords)
  if (typeof value === 'string') return value
  if (depth >= DEEPEST) return '…'
  if (Array.isArray(value)) {
    return value.map((item) => textOf(item, whenWords, depth + 1)).join(', ')
  }
  return isRecord(value) ? recordText(value, whenWords, depth) : ''
}

const numberText = (value: number, whenWords: (atMs: number) => string) =>
  value >= FIRST_INSTANT ? whenWords(value) : value.toLocaleString('en-US')

/** What has a name is told by its name; ids beside it say nothing to a person. */
function recordText(
  value: Readonly<Record<string, unknown>>,
  whenWords: (atMs: number) => string,
  depth: number,
): string {
  if (typeof value.name === 'string') return value.name
  const parts = Object.entries(value).map(
    ([name, item]) => `${plainWords(name).toLowerCase()}: ${textOf(item, whenWords, depth + 1)}`,
  )
  return parts.join('; ')
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
