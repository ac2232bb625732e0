import type { Points } from './crash-points.ts'

/** Tells the story once for each point, and returns what was wrong after which. */
export async function killAtEach(
  { killAt }: Points,
  points: readonly number[],
  atOnce: number,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const rest = [...points]
  const faults: Record<string, readonly string[]> = {}
  const work = async () => {
    for (let point = rest.shift(); point !== undefined; point = rest.shift()) {
      const lives = livesOf(point)
      const found = await killAt(lives)
      if (found.length > 0) faults[`killed at ${lives.join(', then at ')}`] = found
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return faults
}

/** Each third is killed a second time while it recovers. */
function livesOf(point: number): readonly number[] {
  return point % 3 === 0 ? [point, 1 + (point % 97)] : [point]
}

/** So many of all points, evenly, the first and the last among them. */
export function sample(total: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) =>
    Math.floor(1 + (index * (total - 1)) / (count - 1)),
  )
}
