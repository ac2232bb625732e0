import { type Count, type Simulated, simulate } from './simulate.ts'
import { createTemplate } from './template.ts'

/** Every so many seeds a world is played twice, to see that the seed alone decides. */
const TWICE_EVERY = 50

/**
 * Plays the worlds of so many seeds. Throws with the seed, what went wrong and the command that
 * repeats just this one. Returns the sums of what happened in them.
 */
export async function expectSoundWorlds(
  firstSeed: number,
  count: number,
): Promise<Readonly<Record<Count, number>>> {
  const template = await createTemplate()
  const played: Simulated[] = []
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const one = await simulate(seed, template)
    if (one.violations.length > 0) throw new Error(reportOf(one))
    if (seed % TWICE_EVERY === 0 && (await simulate(seed, template)).digest !== one.digest) {
      throw new Error(`seed=${seed}: played twice, it went two ways. ${repeatWith(seed)}`)
    }
    played.push(one)
  }
  return sum(played)
}

export function reportOf({ seed, violations }: Simulated): string {
  return [`seed=${seed}`, ...violations.slice(0, 10), repeatWith(seed)].join('\n  ')
}

function repeatWith(seed: number): string {
  return `Repeat it with: npm run soak -- --seed ${seed}`
}

export function sum(played: readonly Simulated[]): Readonly<Record<Count, number>> {
  const all: Partial<Record<Count, number>> = {}
  for (const { counts } of played) {
    for (const [name, value] of Object.entries(counts) as [Count, number][]) {
      all[name] = (all[name] ?? 0) + value
    }
  }
  return all as Readonly<Record<Count, number>>
}
