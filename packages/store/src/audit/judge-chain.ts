import { commitTo, hashLine, NOTHING_BEFORE } from '../journal/hash-line.ts'
import type { JournalTable } from '../schema.ts'
import type { ChainEnd } from './append-checkpoint.ts'

export type DamageKind = 'changed' | 'deleted' | 'inserted' | 'reordered' | 'truncated'
/** `seq` is the line's place: as found for lines that are there, as it was for those that are not. */
export type ChainDamage = { readonly seq: number; readonly kind: DamageKind }

type Line = JournalTable
type Genuine = ReadonlyMap<number, Line>

/** How far from its place a line is looked for. */
const SEARCH = 200

/**
 * Compares one execution's lines, in the order of `seq`, with their chain and with the ends that
 * checkpoints hold of it, and names what was done to them. Empty when all is well.
 */
export function judgeChain(
  lines: readonly Line[],
  ends: readonly ChainEnd[],
): readonly ChainDamage[] {
  if (isWhole(lines, ends)) return []
  const genuine = findGenuine(lines)
  const known = new Set(genuine.values())
  const strangers = lines.filter((line) => !known.has(line))
  const found = [
    ...judgePlaces(genuine, strangers, ends),
    ...judgeLinks(genuine),
    ...judgeOrder(lines, genuine),
    ...judgeWords(known),
  ]
  return unique([...found, ...judgeEnds(lines, genuine, ends)])
}

function isWhole(lines: readonly Line[], ends: readonly ChainEnd[]): boolean {
  let previousHash = NOTHING_BEFORE
  for (const [index, line] of lines.entries()) {
    const isLinked = line.seq === index + 1 && line.previousHash === previousHash
    if (!isLinked || hashLine(line) !== line.hash || !keepsWords(line)) return false
    previousHash = line.hash
  }
  return ends.every(({ seq, hash }) => lines[seq - 1]?.hash === hash)
}

/** The words are those committed to, or were erased with their salt. */
function keepsWords(line: Line): boolean {
  if (line.salt === null) return line.text === '' && line.dataJson === null
  return commitTo(line.salt, line) === line.commitment
}

/** Lines that bear their own hash at some place, by that place; of twins the one that links. */
function findGenuine(lines: readonly Line[]): Genuine {
  const candidates = Map.groupBy(lines, (line) => placeOf(line, lines))
  const genuine = new Map<number, Line>()
  const places = [...candidates.keys()].filter((place) => place > 0).sort((a, b) => a - b)
  for (const place of places) {
    const before = genuine.get(place - 1)?.hash ?? (place === 1 ? NOTHING_BEFORE : undefined)
    const after = (candidates.get(place + 1) ?? []).map(({ previousHash }) => previousHash)
    const rank = (line: Line) =>
      Number(line.previousHash === before) + Number(after.includes(line.hash))
    const [best] = (candidates.get(place) ?? []).toSorted((a, b) => rank(b) - rank(a))
    if (best !== undefined) genuine.set(place, best)
  }
  return genuine
}

/** Where the line says by its hash that it belongs; 0 when nowhere. */
function placeOf(line: Line, lines: readonly Line[]): number {
  if (hashLine(line) === line.hash) return line.seq
  const last = Math.max(lines.length, lines.at(-1)?.seq ?? 0) + 1
  for (let away = 1; away <= SEARCH; away += 1) {
    for (const seq of [line.seq - away, line.seq + away]) {
      if (seq >= 1 && seq <= last && hashLine({ ...line, seq }) === line.hash) return seq
    }
  }
  return 0
}

/** A place without its line holds another one, or none; a line without a place was put in. */
function judgePlaces(
  genuine: Genuine,
  strangers: readonly Line[],
  ends: readonly ChainEnd[],
): readonly ChainDamage[] {
  const last = Math.max(0, ...genuine.keys())
  const missing = Array.from({ length: last }, (_, index) => index + 1).filter(
    (place) => !genuine.has(place),
  )
  const lastHash = genuine.get(last)?.hash ?? NOTHING_BEFORE
  const wasThere = (place: number) => ends.some(({ seq }) => seq >= place)
  const isChanged = ({ seq, previousHash }: Line) =>
    missing.includes(seq) || (seq === last + 1 && (previousHash === lastHash || wasThere(seq)))
  const changed = new Set(strangers.filter(isChanged).map(({ seq }) => seq))
  return [
    ...[...changed].map((seq) => ({ seq, kind: 'changed' as const })),
    ...missing
      .filter((place) => !changed.has(place))
      .map((seq) => ({ seq, kind: 'deleted' as const })),
    ...strangers
      .filter(({ seq }) => !changed.has(seq))
      .map(({ seq }) => ({ seq, kind: 'inserted' as const })),
  ]
}

/** Whoever rewrites a line and its hash is betrayed by the line after it. */
function judgeLinks(genuine: Genuine): readonly ChainDamage[] {
  return [...genuine].flatMap(([place, line]) => {
    const before = place === 1 ? NOTHING_BEFORE : genuine.get(place - 1)?.hash
    if (before === undefined || before === line.previousHash) return []
    return [{ seq: Math.max(1, place - 1), kind: 'changed' as const }]
  })
}

function judgeOrder(lines: readonly Line[], genuine: Genuine): readonly ChainDamage[] {
  const placeOfLine = new Map([...genuine].map(([place, line]) => [line, place]))
  let highest = 0
  return lines.flatMap((line) => {
    const place = placeOfLine.get(line)
    if (place === undefined) return []
    const isBehind = place < highest
    highest = Math.max(highest, place)
    return isBehind ? [{ seq: line.seq, kind: 'reordered' as const }] : []
  })
}

function judgeWords(known: ReadonlySet<Line>): readonly ChainDamage[] {
  return [...known]
    .filter((line) => !keepsWords(line))
    .map(({ seq }) => ({ seq, kind: 'changed' as const }))
}

function judgeEnds(
  lines: readonly Line[],
  genuine: Genuine,
  ends: readonly ChainEnd[],
): readonly ChainDamage[] {
  const last = Math.max(0, lines.at(-1)?.seq ?? 0, ...genuine.keys())
  return ends.flatMap(({ seq, hash }): readonly ChainDamage[] => {
    if (seq > last) return [{ seq: last + 1, kind: 'truncated' }]
    const line = genuine.get(seq)
    return line === undefined || line.hash === hash ? [] : [{ seq, kind: 'changed' }]
  })
}

/** One finding a place, the first said; renumbering that nothing else explains is one of order. */
function unique(found: readonly ChainDamage[]): readonly ChainDamage[] {
  if (found.length === 0) return [{ seq: 1, kind: 'reordered' }]
  const byPlace = new Map<number, ChainDamage>()
  for (const damage of found) if (!byPlace.has(damage.seq)) byPlace.set(damage.seq, damage)
  return [...byPlace.values()].sort((one, other) => one.seq - other.seq)
}
