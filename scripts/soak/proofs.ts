import { soakSimulation } from './soak-simulation.ts'

export type Figures = Readonly<Record<string, number | string>>

/** Each returns what it counted, or throws with what is wrong. */
export const proofs: Readonly<Record<string, (minutes: number) => Promise<Figures>>> = {
  simulation: soakSimulation,
}
