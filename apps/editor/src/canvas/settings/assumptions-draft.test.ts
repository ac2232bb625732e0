import { DEFAULT_ASSUMPTIONS } from '@chairflow/scheduling'
import { expect, test } from 'vitest'
import { draftOf, readDraft, USUAL } from './assumptions-draft.ts'

test('what is assumed is entered in percent and minutes, and read back the same', () => {
  expect(readDraft(USUAL)).toEqual({ type: 'good', assumptions: DEFAULT_ASSUMPTIONS })
  const own = { acceptRate: 0.083, replyMedianMinutes: 7.5 }
  expect(draftOf(own)).toEqual({ acceptPercent: 8.3, replyMinutes: 7.5 })
  expect(readDraft(draftOf(own))).toMatchObject({ type: 'good' })
})

test('what cannot be is said on its field', () => {
  expect(readDraft({ acceptPercent: '', replyMinutes: 4 })).toEqual({
    type: 'wrong',
    problems: { acceptPercent: 'A number from 1 to 95, please.' },
  })
  expect(readDraft({ acceptPercent: 96, replyMinutes: 0.4 })).toMatchObject({
    problems: { acceptPercent: expect.any(String), replyMinutes: expect.any(String) },
  })
})
