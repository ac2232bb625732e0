import { Type as T, type TSchema } from 'typebox'

/** What must be on file: one kind of credential, all of some rules, or any of them. */
export type CredentialRule =
  | { readonly kind: string }
  | { readonly all: readonly CredentialRule[] }
  | { readonly any: readonly CredentialRule[] }

/** Deep enough for every rule a person can still read. */
const DEEPEST = 3
const own = { additionalProperties: false }

function ruleOf(depth: number): TSchema {
  const leaf = T.Object({ kind: T.String({ minLength: 1 }) }, own)
  if (depth === 0) return leaf
  const rules = T.Array(ruleOf(depth - 1))
  return T.Union([leaf, T.Object({ all: rules }, own), T.Object({ any: rules }, own)])
}

export const CredentialRule = T.Unsafe<CredentialRule>(ruleOf(DEEPEST))

/** Every kind of credential that a rule speaks of, once, in order. */
export function credentialKinds(rule: CredentialRule): readonly string[] {
  if ('kind' in rule) return [rule.kind]
  const parts = 'all' in rule ? rule.all : rule.any
  return [...new Set(parts.flatMap(credentialKinds))]
}

/** Whether a rule is met, by asking for each kind; all of nothing is met, any of nothing is not. */
export function meetsRule(rule: CredentialRule, holds: (kind: string) => boolean): boolean {
  if ('kind' in rule) return holds(rule.kind)
  if ('all' in rule) return rule.all.every((part) => meetsRule(part, holds))
  return rule.any.some((part) => meetsRule(part, holds))
}
