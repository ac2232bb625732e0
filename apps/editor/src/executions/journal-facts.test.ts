import fc from 'fast-check'
import { expect, it } from 'vitest'
import { factsOf } from './journal-facts.ts'

const at = (atMs: number) => `at ${atMs}`

it('people who were considered are verdicts with their reasons', () => {
  const candidates = [
    { id: 'p1', name: 'Dr. Lee', chosen: true, reasons: ['free'] },
    { id: 'p2', name: 'Tech Okon', chosen: false, reasons: ['no certificate', 7] },
  ]
  expect(factsOf({ candidates }, at)).toEqual([
    {
      kind: 'verdicts',
      title: 'Candidates',
      verdicts: [
        { name: 'Dr. Lee', isChosen: true, reasons: ['free'] },
        { name: 'Tech Okon', isChosen: false, reasons: ['no certificate'] },
      ],
    },
  ])
})

it('other facts are told in words: names instead of ids, instants as times', () => {
  const data = {
    blame: 'author',
    dueAt: 1_800_000_000_000,
    askedCount: 1200,
    provider: { id: 'prv_1', name: 'Dr. Lee' },
    wasTold: false,
    room: null,
  }
  expect(factsOf(data, at).map((fact) => fact.kind === 'value' && [fact.title, fact.text])).toEqual(
    [
      ['Blame', 'author'],
      ['Due at', 'at 1800000000000'],
      ['Asked count', '1,200'],
      ['Provider', 'Dr. Lee'],
      ['Was told', 'no'],
      ['Room', 'none'],
    ],
  )
})

it('a line without data has no facts', () => {
  expect(factsOf(null, at)).toEqual([])
  expect(factsOf({ candidates: [] }, at)).toEqual([])
})

it('whatever a node wrote can be shown', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
      for (const fact of factsOf(data, at)) expect(fact.title).toBeTypeOf('string')
    }),
  )
})
