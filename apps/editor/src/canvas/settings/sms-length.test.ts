import { expect, it } from 'vitest'
import { smsLength } from './sms-length.ts'

it.each([
  ['nothing', '', 0, 0, false],
  ['a full single text', 'a'.repeat(160), 160, 1, false],
  ['one character more', 'a'.repeat(161), 161, 2, false],
  ['two full joined texts', 'a'.repeat(306), 306, 2, false],
  ['a third begun', 'a'.repeat(307), 307, 3, false],
  ['a bracket, which counts twice', '['.repeat(80), 160, 1, false],
  ['letters of Spanish in the basic set', 'ñÑé', 3, 1, false],
  ['a letter outside of it', 'á', 1, 1, true],
  ['an emoji, which counts twice', '👋', 2, 1, true],
  ['a long text with one emoji', `${'a'.repeat(69)}👋`, 71, 2, true],
])('%s', (_what, text, characters, parts, isUnicode) => {
  expect(smsLength(text)).toEqual({ characters, parts, isUnicode })
})
