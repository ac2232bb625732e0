import { prepareRuleGroup, type RuleGroupType } from 'react-querybuilder'

const EMPTY: RuleGroupType = { combinator: 'and', rules: [] }

/** The stored tree as the builder wants it: every row with an id. Anything else is an empty one. */
export function withIds(stored: unknown): RuleGroupType {
  return prepareRuleGroup(isGroup(stored) ? stored : EMPTY)
}

/** The tree as it is stored: what decides, and nothing of the builder. */
export function storedRules({ combinator, not, rules }: RuleGroupType): object {
  return {
    combinator,
    ...(not && { not }),
    rules: rules.map((rule) => {
      if ('rules' in rule) return storedRules(rule)
      const { field, operator, value } = rule
      return { field, operator, value }
    }),
  }
}

function isGroup(value: unknown): value is RuleGroupType {
  if (typeof value !== 'object' || value === null) return false
  return 'combinator' in value && 'rules' in value && Array.isArray(value.rules)
}
