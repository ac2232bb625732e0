import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readZipTable, type ZipTable } from '@chairflow/scheduling'

let table: ZipTable | undefined

/** Where the zips of the United States are; read when it is first asked for. */
export function zips(): ZipTable {
  table ??= readZipTable(
    readFileSync(fileURLToPath(import.meta.resolve('@chairflow/scheduling/zips.bin'))),
  )
  return table
}
