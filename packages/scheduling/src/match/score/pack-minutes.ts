/** Coarser than any treatment, fine enough for every clean-up. */
const GRID_MINUTES = 5
const LONGEST_MINUTES = 24 * 60

/**
 * For each free length on a grid of five minutes, the most of it that treatments of these lengths
 * (minutes) can fill: an unbounded knapsack, worked out once per set of lengths.
 */
export function packMinutes(lengths: readonly number[]): (freeMinutes: number) => number {
  const steps = [...new Set(lengths.map((length) => Math.ceil(length / GRID_MINUTES)))]
  const size = LONGEST_MINUTES / GRID_MINUTES
  const filled = new Uint16Array(size + 1)
  for (let free = 1; free <= size; free += 1) {
    for (const step of steps) {
      if (step > 0 && step <= free) {
        filled[free] = Math.max(filled[free] ?? 0, (filled[free - step] ?? 0) + step)
      }
    }
  }
  return (freeMinutes) => {
    const free = Math.max(0, Math.min(size, Math.floor(freeMinutes / GRID_MINUTES)))
    return (filled[free] ?? 0) * GRID_MINUTES
  }
}
