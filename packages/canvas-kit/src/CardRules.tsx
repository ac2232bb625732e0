import { describeCondition } from '@chairflow/flow'
import { CardSummary } from './CardSummary.tsx'
import { pathWords } from './template-parts.ts'

type Props = { readonly rules: unknown; readonly otherwise: string }

/** The rules of a decision in words; the other line while they are not whole. */
export function CardRules({ rules, otherwise }: Props) {
  const words = describeCondition(rules, pathWords)
  return <CardSummary text={words ? words.charAt(0).toUpperCase() + words.slice(1) : otherwise} />
}
