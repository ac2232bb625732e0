import { Type as T } from 'typebox'

export const roles = ['MD', 'DO', 'NP', 'PA', 'RN', 'esthetician', 'laser-technician'] as const
export type Role = (typeof roles)[number]
export const RoleSchema = T.Unsafe<Role>(T.Union(roles.map((role) => T.Literal(role))))

/**
 * Which roles may do what another role may: a physician may do what an NP, PA or RN may, and an NP
 * or PA what an RN may (facts/scheduling 5.2 and S054: the seed's "RN/NP/PA" includes Dr. Lee).
 * State law can differ, so the lattice is an argument.
 */
export const roleLattice: Readonly<Record<Role, readonly Role[]>> = {
  MD: ['MD', 'DO', 'NP', 'PA', 'RN'],
  DO: ['MD', 'DO', 'NP', 'PA', 'RN'],
  NP: ['NP', 'RN'],
  PA: ['PA', 'RN'],
  RN: ['RN'],
  esthetician: ['esthetician'],
  'laser-technician': ['laser-technician'],
}

/** True when somebody holding one role may do what asks for another. */
export function satisfiesRole(held: Role, wanted: Role, lattice = roleLattice): boolean {
  return lattice[held].includes(wanted)
}
