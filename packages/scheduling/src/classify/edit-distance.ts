/**
 * Letters to add, leave out, change or swap with their neighbour until one word is the other;
 * `limit + 1` when there are more. Written here because a bound and swapped neighbours are wanted at
 * once, which no kept package of this size offers.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  let older: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      current.push(cheapest({ one, other, row, column }, { older, last, current }))
    }
    if (Math.min(...current) > limit && Math.min(...last) >= limit) return limit + 1
    older = last
    last = current
  }
  return Math.min(last[other.length] ?? 0, limit + 1)
}

type Place = {
  readonly one: string
  readonly other: string
  readonly row: number
  readonly column: number
}
type Rows = {
  readonly older: readonly number[]
  readonly last: readonly number[]
  readonly current: readonly number[]
}

function cheapest({ one, other, row, column }: Place, { older, last, current }: Rows): number {
  const isSame = one[row - 1] === other[column - 1]
  const change = (last[column - 1] ?? 0) + (isSame ? 0 : 1)
  const best = Math.min(change, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
  const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
  if (row < 2 || column < 2 || !isSwapped) return best
  return Math.min(best, (older[column - 2] ?? 0) + 1)
}
