type Fields = object | null

/** The names of the fields that are not the same, in order. */
export function differing(before: Fields, after: Fields): readonly string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...names].filter(
    (name) => JSON.stringify(fieldOf(before, name)) !== JSON.stringify(fieldOf(after, name)),
  )
}

/** Each of them as it was and as it is, as a line of the log keeps it; `untold` are left out. */
export function changesJsonOf(
  before: Fields,
  after: Fields,
  untold: ReadonlySet<string> = new Set(),
): string {
  const told = differing(before, after)
    .filter((field) => !untold.has(field))
    .map((field) => [field, { was: fieldOf(before, field), is: fieldOf(after, field) }])
  return JSON.stringify(Object.fromEntries(told))
}

function fieldOf(record: Fields, field: string): unknown {
  return (record as Readonly<Record<string, unknown>> | null)?.[field] ?? null
}
