import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type CompiledLexicon,
  compileLexicon,
  type Lexicon,
  withTerms,
} from '@chairflow/scheduling'
import { listLexiconTerms, type Tx } from '@chairflow/store'

let along: Lexicon | undefined
let compiled: { readonly key: string; readonly lexicon: CompiledLexicon } | undefined

/** The words that come along, without the practice's own. */
export function lexiconAlong(): Lexicon {
  const path = fileURLToPath(import.meta.resolve('@chairflow/scheduling/service-lexicon.json'))
  along ??= JSON.parse(readFileSync(path, 'utf8')) as Lexicon
  return along
}

/** With the practice's own words; put together anew when one of them has changed. */
export function readLexicon(tx: Tx): CompiledLexicon {
  const own = listLexiconTerms(tx)
  const key = JSON.stringify(own)
  if (compiled?.key !== key) {
    compiled = { key, lexicon: compileLexicon(withTerms(lexiconAlong(), own)) }
  }
  return compiled.lexicon
}
