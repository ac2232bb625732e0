import type { CredentialRule } from '../practice/credential-rule.ts'
import type { Service } from '../practice/service.ts'
import { sayKind } from './credential-kind.ts'
import { roleWord } from './role-words.ts'

/** "Neurotoxin cert + RN/NP/PA", which `readRule` reads again. */
export function sayRule({ credentials, roles }: Service['requirement']): string {
  const parts = 'all' in credentials ? credentials.all : [credentials]
  const said = parts.map((part) => sayPart(part)).filter((text) => text !== '')
  const whole = [...said, ...(roles.length === 0 ? [] : [roles.map(roleWord).join('/')])]
  return whole.length === 0 ? 'None' : whole.join(' + ')
}

function sayPart(rule: CredentialRule): string {
  if ('kind' in rule) return sayKind(rule.kind)
  if ('any' in rule) return rule.any.map(sayInner).join(' / ')
  return sayInner(rule)
}

function sayInner(rule: CredentialRule): string {
  if ('kind' in rule) return sayKind(rule.kind)
  const text = 'all' in rule ? rule.all.map(sayPart).join(' + ') : sayPart(rule)
  return `(${text})`
}
