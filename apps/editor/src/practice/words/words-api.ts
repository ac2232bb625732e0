import type { ClassifyAnswer, LexiconAnswer } from '@chairflow/api'
import type { LexiconTerm } from '@chairflow/scheduling'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../../api.ts'

export type Word = LexiconAnswer['items'][number]

export const wordsQuery = queryOptions({
  queryKey: ['practice', 'lexicon'],
  queryFn: () => http.get('lexicon').json<LexiconAnswer>(),
})

/** What a text would be taken for; nothing is kept. */
export const tryPhrase = (text: string) =>
  http.post('classify', { json: { text } }).json<ClassifyAnswer>()

const address = (name: string) => `lexicon/${encodeURIComponent(name)}`

export const saveWord = (word: LexiconTerm) =>
  http.put(address(word.name), { json: word }).json<LexiconTerm>()

export const removeWord = (name: string) => http.delete(address(name))
