/**
 * `npm run soak`: the proofs of durability, for as long as you like. Prints the figures of each, and
 * ends with 1 when one of them fails.
 *   --only NAME     one proof: simulation, crash-points, kills, power-cut, races,
 *                   bookings
 *   --minutes N     for how long worlds are simulated (10 where nothing is said)
 *   --seed N        one simulated world, with all that went wrong in it
 */
import { parseArgs } from 'node:util'
import { type Figures, proofs } from './soak/proofs.ts'
import { soakSeed } from './soak/soak-simulation.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string' },
  },
})

process.exitCode =
  values.seed === undefined
    ? await soak(values.only, Number(values.minutes))
    : await soakSeed(Number(values.seed))

async function soak(only: string | undefined, minutes: number): Promise<number> {
  const chosen = Object.entries(proofs).filter(([name]) => only === undefined || name === only)
  if (chosen.length === 0) {
    process.stderr.write(
      `No proof is called ${only}. There are: ${Object.keys(proofs).join(', ')}\n`,
    )
    return 2
  }
  const figures: Record<string, Figures> = {}
  for (const [name, prove] of chosen) {
    process.stdout.write(`${name} …\n`)
    figures[name] = await prove(minutes).catch((error: unknown) => ({ failed: String(error) }))
    process.stdout.write(`${name}: ${JSON.stringify(figures[name], null, 2)}\n`)
  }
  return Object.values(figures).some((found) => 'failed' in found) ? 1 : 0
}
