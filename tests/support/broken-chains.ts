import { createHash } from 'node:crypto'
import SQLite from 'better-sqlite3'

type Line = Readonly<Record<string, string | number | null>>

/** Checks each execution's journal by its description, and not by the product's own code. */
export function brokenChains(path: string): readonly string[] {
  const database = new SQLite(path, { readonly: true })
  const lines = database
    .prepare('select * from journal order by executionId, seq')
    .all() as readonly Line[]
  const integrity = database.pragma('integrity_check', { simple: true })
  database.close()
  const damage = integrity === 'ok' ? [] : [`integrity_check says ${integrity}`]
  const broken = lines.filter((line, index) => !follows(line, lines[index - 1]))
  return [...damage, ...broken.map(({ executionId, seq }) => `journal ${executionId} at ${seq}`)]
}

function follows(line: Line, before: Line | undefined): boolean {
  const isFirst = before?.executionId !== line.executionId
  const previous = isFirst ? '0'.repeat(64) : before?.hash
  const seq = isFirst ? 1 : Number(before?.seq) + 1
  const commitment = sha256([line.salt, line.text, line.dataJson])
  const fields = [
    previous,
    line.executionId,
    line.seq,
    line.at,
    line.kind,
    line.nodeId,
    line.port,
    line.edgeIdsJson,
    line.actor,
    commitment,
  ]
  return line.seq === seq && line.previousHash === previous && line.hash === sha256(fields)
}

function sha256(fields: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}
