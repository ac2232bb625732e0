import { expect, test } from 'vitest'
import { draftOf, NEW_WORD, problemsIn, termOfWord } from './word-draft.ts'
import type { Word } from './words-api.ts'

const botox: Word = {
  ...{ name: 'Botox', category: 'neuromodulator', isBrand: true, synonyms: ['botx'], isOwn: false },
}

test('a word that is opened and saved says what it said', () => {
  expect(termOfWord(botox)).toEqual({
    ...{ name: 'Botox', category: 'neuromodulator', isBrand: true, synonyms: ['botx'] },
  })
  expect(termOfWord({ ...botox, isOffered: false })).toMatchObject({ isOffered: false })
})

test('what is missing or there already is said on its field', () => {
  expect(Object.keys(problemsIn(NEW_WORD, []))).toEqual(['name', 'category'])
  expect(problemsIn({ ...draftOf(botox), name: ' botox ' }, [botox])).toHaveProperty('name')
  expect(problemsIn({ ...draftOf(botox), synonyms: ['x'.repeat(81)] }, [])).toHaveProperty(
    'synonyms',
  )
  expect(problemsIn(draftOf(botox), [])).toEqual({})
})
