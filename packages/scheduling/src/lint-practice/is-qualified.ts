import { covers } from '../match/rules/check-credentials.ts'
import type { Credential } from '../practice/credential.ts'
import { meetsRule } from '../practice/credential-rule.ts'
import type { Provider } from '../practice/provider.ts'
import type { Service } from '../practice/service.ts'
import { satisfiesRole } from '../roles.ts'

/** Whether somebody may do a service on a day by role and certificates; times are another matter. */
export function isQualified(
  { requirement, product }: Pick<Service, 'requirement' | 'product'>,
  { id, roles }: Pick<Provider, 'id' | 'roles'>,
  { credentials, today }: { readonly credentials: readonly Credential[]; readonly today: string },
): boolean {
  const mayDo =
    requirement.roles.length === 0 ||
    roles.some((held) => requirement.roles.some((wanted) => satisfiesRole(held, wanted)))
  const own = credentials.filter((card) => card.providerId === id && isCurrent(card, today))
  return (
    mayDo &&
    meetsRule(requirement.credentials, (kind) =>
      own.some((card) => card.kind === kind && covers(card, product)),
    )
  )
}

/** Active, begun and not over on a day. */
export function isCurrent(
  { status, validFrom, validUntil }: Pick<Credential, 'status' | 'validFrom' | 'validUntil'>,
  today: string,
): boolean {
  return status === 'active' && (validFrom ?? today) <= today && today <= (validUntil ?? today)
}
