import { describeCondition, isConditionRules } from '@chairflow/flow'
import { CardSummary } from './CardSummary.tsx'
import { pathWords } from './template-parts.ts'

type Props = { readonly rules: unknown; readonly otherwise: string }

/** The rules of a decision in words. */
export function CardRules({ rules, otherwise }: Props) {
  const text = isConditionRules(rules) ? describeCondition(rules, pathWords) : otherwise
  return <CardSummary text={text || otherwise} />
}
