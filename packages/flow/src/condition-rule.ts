/** What a rule may ask, and how that reads in a sentence. */
export const OPERATORS = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  in: 'is one of',
  notIn: 'is none of',
  contains: 'contains',
  beginsWith: 'begins with',
  null: 'is missing',
  notNull: 'is there',
  between: 'is between',
} as const

export type Operator = keyof typeof OPERATORS
export const operators = Object.keys(OPERATORS) as readonly Operator[]

export type ConditionRule = {
  readonly field: string
  readonly operator: Operator
  readonly value?: unknown
}
