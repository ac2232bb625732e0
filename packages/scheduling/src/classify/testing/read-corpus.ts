import { readFileSync } from 'node:fs'

/** A text and what it means: categories in order; asking back or nothing are other answers. */
export type CorpusLine = {
  readonly text: string
  readonly kind: 'treatments' | 'ask' | 'nothing'
  readonly categories: readonly string[]
}

/** Lines under a heading mean what it says, unless an arrow says otherwise. */
export function readCorpus(): readonly CorpusLine[] {
  const lines = readFileSync(new URL('corpus.txt', import.meta.url), 'utf8').split('\n')
  let heading = ''
  return lines.flatMap((line) => {
    if (line.startsWith('== ')) heading = line.slice(3).trim()
    if (line.startsWith('==') || line.startsWith('#') || line.trim() === '') return []
    const [text = '', meaning = heading] = line.split(' -> ')
    return [toLine(text, meaning.trim())]
  })
}

function toLine(text: string, meaning: string): CorpusLine {
  if (meaning === '?') return { text, kind: 'ask', categories: [] }
  if (meaning === '-') return { text, kind: 'nothing', categories: [] }
  const categories = meaning.split(' + ').map((one) => one.split('/')[0] ?? '')
  return { text, kind: 'treatments', categories }
}
