/** Where two JSON values differ first, e.g. `journal[2].text: was "a", is "b"`; null when they do not. */
export function firstDifference(was: unknown, is: unknown, path = ''): string | null {
  if (isNested(was) && isNested(is) && Array.isArray(was) === Array.isArray(is)) {
    const keys = new Set([...Object.keys(was), ...Object.keys(is)])
    for (const key of keys) {
      const difference = firstDifference(was[key], is[key], pathTo(path, key, was))
      if (difference !== null) return difference
    }
    return null
  }
  if (was === is) return null
  return `${path || 'it'}: was ${JSON.stringify(was)}, is ${JSON.stringify(is)}`
}

type Nested = Readonly<Record<string, unknown>>

function isNested(value: unknown): value is Nested {
  return typeof value === 'object' && value !== null
}

function pathTo(path: string, key: string, parent: unknown): string {
  if (Array.isArray(parent)) return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}
