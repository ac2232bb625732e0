/** Values drawn from one seed: the same seed draws the same. */
export type Draws = {
  /** A whole number from 0 to `most`. */
  readonly upTo: (most: number) => number
  readonly oneOf: <Value>(...values: readonly Value[]) => Value
  /** None to `most` of something. */
  readonly many: <Made>(most: number, make: (index: number) => Made) => readonly Made[]
}

/** Marsaglia's xorshift: plenty for test data, and a thousand times faster than shrinkable values. */
export function createDraws(seed: number): Draws {
  let state = (seed ^ 0x9e3779b9) | 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  for (let warm = 0; warm < 8; warm += 1) next()
  const upTo = (most: number) => next() % (most + 1)
  const oneOf = <Value>(...values: readonly Value[]): Value =>
    values[upTo(values.length - 1)] as Value
  return {
    upTo,
    oneOf,
    many: (most, make) => Array.from({ length: upTo(most) }, (_, index) => make(index)),
  }
}
