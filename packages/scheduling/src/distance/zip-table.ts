/** Somewhere on earth, degrees. */
export type Spot = { readonly latitude: number; readonly longitude: number }

/** Where a zip is; `isApproximate` when only its first three digits are known. */
export type ZipSpot = Spot & { readonly isApproximate: boolean }

export type ZipTable = {
  /** Null for what is no zip of the United States, or lies where nothing is known. */
  readonly locate: (zip: string) => ZipSpot | null
}

const ROW_BYTES = 12
const DEGREE = 100_000
/** ZIP or ZIP+4; the four digits behind the dash are within the five. */
const ZIP = /^\s*(\d{5})(?:-?\d{4})?\s*$/

/**
 * Reads the table that `scripts/write-zip-table.ts` writes: census centroids, one to five miles from
 * where somebody lives. A zip of post-office boxes is not in it; the middle of its three-digit area
 * stands in for it.
 */
export function readZipTable(bytes: Uint8Array): ZipTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = Math.floor(bytes.byteLength / ROW_BYTES)
  const zipAt = (index: number) => view.getUint32(index * ROW_BYTES)
  const spotAt = (index: number): Spot => ({
    latitude: view.getInt32(index * ROW_BYTES + 4) / DEGREE,
    longitude: view.getInt32(index * ROW_BYTES + 8) / DEGREE,
  })
  const firstFrom = (zip: number): number => {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (zipAt(middle) < zip) low = middle + 1
      else high = middle
    }
    return low
  }
  const middleOf = (from: number, until: number): ZipSpot | null => {
    const spots = Array.from({ length: until - from }, (_, index) => spotAt(from + index))
    if (spots.length === 0) return null
    const mean = (read: (spot: Spot) => number) =>
      spots.reduce((sum, spot) => sum + read(spot), 0) / spots.length
    return {
      latitude: mean(({ latitude }) => latitude),
      longitude: mean(({ longitude }) => longitude),
      isApproximate: true,
    }
  }
  return {
    locate: (text) => {
      const zip = Number(ZIP.exec(text)?.[1] ?? Number.NaN)
      if (Number.isNaN(zip)) return null
      const index = firstFrom(zip)
      if (index < count && zipAt(index) === zip) return { ...spotAt(index), isApproximate: false }
      const prefix = Math.floor(zip / 100) * 100
      return middleOf(firstFrom(prefix), firstFrom(prefix + 100))
    },
  }
}
