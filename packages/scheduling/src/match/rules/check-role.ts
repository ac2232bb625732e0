import type { Provider } from '../../practice/provider.ts'
import { roleLattice, satisfiesRole } from '../../roles.ts'
import { type MatchReason, met, unmet } from '../match-reason.ts'
import type { Question } from '../question.ts'
import { sentenceCase } from '../sentence-case.ts'

/** Somebody of the team may do it when one of their roles may do what one of the named roles may. */
export function checkRole(
  { service, practice }: Question,
  { roles }: Provider,
): readonly MatchReason[] {
  const wanted = service.requirement.roles
  if (wanted.length === 0) return []
  const lattice = practice.rules.lattice ?? roleLattice
  const able = roles.find((held) => wanted.some((role) => satisfiesRole(held, role, lattice)))
  if (able !== undefined) return [met('role', `${sentenceCase(spoken([able]))} may do this`)]
  return [unmet('role', `${sentenceCase(spoken(roles))} is not one of ${spoken(wanted)}`)]
}

function spoken(roles: readonly string[]): string {
  return roles.map((role) => role.replaceAll('-', ' ')).join(', ')
}
