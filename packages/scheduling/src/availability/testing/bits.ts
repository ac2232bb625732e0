/** One bit for each five minutes. */
export type Bits = Uint32Array

export const QUANTUM_MS = 5 * 60_000

export function bitsOf(count: number, isSet: (index: number) => boolean): Bits {
  const bits = new Uint32Array(Math.ceil(count / 32))
  for (let index = 0; index < count; index += 1) if (isSet(index)) set(bits, index)
  return bits
}

export function allSet(count: number): Bits {
  return new Uint32Array(Math.ceil(count / 32)).fill(0xffffffff)
}

export function noneSet(count: number): Bits {
  return new Uint32Array(Math.ceil(count / 32))
}

/** Calls with every index of a time that is within the bits. */
export function paint(
  { startAt, endAt }: { readonly startAt: number; readonly endAt: number },
  { baseAt, quanta }: { readonly baseAt: number; readonly quanta: number },
  mark: (index: number) => void,
): void {
  const first = Math.max(0, (startAt - baseAt) / QUANTUM_MS)
  const last = Math.min(quanta, (endAt - baseAt) / QUANTUM_MS)
  for (let index = first; index < last; index += 1) mark(index)
}

export function clear(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) & ~(1 << (index & 31))
}

export function set(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31))
}

export function has(bits: Bits, index: number): boolean {
  return ((bits[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0
}

export function and(one: Bits, other: Bits): Bits {
  return one.map((word, index) => word & (other[index] ?? 0))
}

export function or(one: Bits, other: Bits): Bits {
  return one.map((word, index) => word | (other[index] ?? 0))
}

/** Every bit moves to a lower index; what comes in from above is not set. */
function shiftedDown(bits: Bits, by: number): Bits {
  const words = by >>> 5
  const rest = by & 31
  return bits.map((_, index) => {
    const low = bits[index + words] ?? 0
    if (rest === 0) return low
    return (low >>> rest) | ((bits[index + words + 1] ?? 0) << (32 - rest))
  })
}

function shiftedUp(bits: Bits, by: number): Bits {
  const words = by >>> 5
  const rest = by & 31
  return bits.map((_, index) => {
    const high = bits[index - words] ?? 0
    if (rest === 0) return high
    return (high << rest) | ((bits[index - words - 1] ?? 0) >>> (32 - rest))
  })
}

/** Bits from which so many in a row are set: doubled as long as possible, then the rest. */
export function eroded(bits: Bits, { before, after }: { before: number; after: number }): Bits {
  const length = before + after
  let run = bits
  let reached = 1
  while (reached * 2 <= length) {
    run = and(run, shiftedDown(run, reached))
    reached *= 2
  }
  if (length > reached) run = and(run, shiftedDown(run, length - reached))
  return shiftedUp(run, before)
}

/** Where the bits are set, in order. */
export function indexesOf(bits: Bits): readonly number[] {
  return [...bits].flatMap((word, at) =>
    word === 0
      ? []
      : Array.from({ length: 32 }, (_, bit) => at * 32 + bit).filter((index) => has(bits, index)),
  )
}
