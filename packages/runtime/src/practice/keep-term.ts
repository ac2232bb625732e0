import type { LexiconTerm } from '@chairflow/scheduling'
import {
  appendPracticeLog,
  listLexiconTerms,
  removeLexiconTerm,
  saveLexiconTerm,
  type Tx,
} from '@chairflow/store'
import { changesJsonOf, differing } from './changes-of.ts'

type By = { readonly actor: string; readonly at: number }

/** Keeps a word of the practice's own and writes down who said what it means. */
export function keepTerm(tx: Tx, term: LexiconTerm, by: By): void {
  const before = ownTerm(tx, term.name)
  saveLexiconTerm(tx, term, by)
  if (differing(before, term).length === 0) return
  const action = before === null ? 'created' : 'changed'
  const text = `${before === null ? 'Added' : 'Changed'} the word “${term.name}”.`
  log(tx, { name: term.name, before, after: term, ...by, action, text })
}

/** Back to the words that come along. False where the practice has no such word. */
export function dropTerm(tx: Tx, name: string, by: By): boolean {
  const before = ownTerm(tx, name)
  if (before === null) return false
  removeLexiconTerm(tx, name)
  const text = `Removed the word “${before.name}”.`
  log(tx, { name: before.name, before, after: null, ...by, action: 'removed', text })
  return true
}

function ownTerm(tx: Tx, name: string): LexiconTerm | null {
  const own = listLexiconTerms(tx).find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (own === undefined) return null
  const { changedAt: _, changedBy: __, ...term } = own
  return term
}

type Line = By & {
  readonly name: string
  readonly before: LexiconTerm | null
  readonly after: LexiconTerm | null
  readonly action: 'created' | 'changed' | 'removed'
  readonly text: string
}

function log(tx: Tx, { name, before, after, ...line }: Line): void {
  const changesJson = changesJsonOf(before, after)
  appendPracticeLog(tx, { ...line, kind: 'word', recordId: name.toLowerCase(), changesJson })
}
