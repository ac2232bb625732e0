import { readFileSync } from 'node:fs'

/** A text and what it means: categories in order; asking back or nothing are other answers. */
export type CorpusLine = {
  readonly text: string
  readonly kind: 'treatments' | 'ask' | 'nothing'
  readonly categories: readonly string[]
  /** Why it has to be asked back, where that is told. */
  readonly code: string | null
}

/** What is wished for, and among it what only sounds like a wish. */
export function readCorpus(): readonly CorpusLine[] {
  return [...readLines('corpus.txt'), ...readWishes()]
}

/** Texts that name a treatment, and wish to book it or do not. */
export function readWishes(): readonly CorpusLine[] {
  return readLines('wishes.txt')
}

/** Lines under a heading mean what it says, unless an arrow says otherwise. */
function readLines(file: string): readonly CorpusLine[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')
  let heading = ''
  return lines.flatMap((line) => {
    if (line.startsWith('== ')) heading = line.slice(3).trim()
    if (line.startsWith('==') || line.startsWith('#') || line.trim() === '') return []
    const [text = '', meaning = heading] = line.split(' -> ')
    return [toLine(text, meaning.trim())]
  })
}

function toLine(text: string, meaning: string): CorpusLine {
  const [sign, code = null] = meaning.split(' ')
  if (sign === '?') return { text, kind: 'ask', categories: [], code }
  if (sign === '-') return { text, kind: 'nothing', categories: [], code }
  const categories = meaning.split(' + ').map((one) => one.split('/')[0] ?? '')
  return { text, kind: 'treatments', categories, code: null }
}
