import type { FullField } from 'react-querybuilder'
import type { Variable } from './form-context.ts'
import { texts } from './texts.ts'

type Operator = keyof typeof texts.operators

const OPERATORS: Readonly<Record<string, readonly Operator[]>> = {
  string: ['=', '!=', 'contains', 'beginsWith', 'null', 'notNull'],
  number: ['=', '!=', '<', '<=', '>', '>=', 'null', 'notNull'],
  integer: ['=', '!=', '<', '<=', '>', '>=', 'null', 'notNull'],
  boolean: ['='],
}

/** Operators that look at nothing but the variable. */
export const isUnary = (operator: string) => operator === 'null' || operator === 'notNull'

/** What rules can look at: the plain values among the variables, with fitting comparisons. */
export function conditionFields(variables: readonly Variable[]): FullField[] {
  return variables.flatMap(({ path, title, kind, from }) => {
    const operators = OPERATORS[kind]
    if (!operators) return []
    return [
      {
        name: path,
        value: path,
        label: title,
        group: from,
        operators: named(operators),
        defaultOperator: operators[0] ?? '=',
        defaultValue: firstValue(kind),
        inputType: kind === 'number' || kind === 'integer' ? 'number' : 'text',
        datatype: kind,
      },
    ]
  })
}

const named = (operators: readonly Operator[]) =>
  operators.map((name) => ({ name, value: name, label: texts.operators[name] }))

function firstValue(kind: string): unknown {
  if (kind === 'boolean') return true
  return kind === 'string' ? '' : 0
}
