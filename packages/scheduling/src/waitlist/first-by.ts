/** The first `count` of `items` in an order, sorted, without sorting them all. */
export function firstBy<Item>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
  count: number,
): readonly Item[] {
  const first: Item[] = []
  for (const item of items) {
    const last = first.at(-1)
    if (first.length >= count && last !== undefined && compare(item, last) >= 0) continue
    insertSorted(first, item, compare)
    if (first.length > count) first.pop()
  }
  return first
}

export function insertSorted<Item>(
  sorted: Item[],
  item: Item,
  compare: (one: Item, other: Item) => number,
): void {
  sorted.splice(placeOf(sorted, item, compare), 0, item)
}

/** After its equals, so that who comes first stays first. */
function placeOf<Item>(
  sorted: readonly Item[],
  item: Item,
  compare: (one: Item, other: Item) => number,
): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = sorted[middle]
    if (there !== undefined && compare(there, item) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
