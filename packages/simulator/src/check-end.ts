import { createHash } from 'node:crypto'
import type { EventTable, ExecutionTable, JournalTable } from '@chairflow/store'
import { checkEffects, type Exceptions } from './check-effects.ts'
import type { Life } from './life.ts'
import type { World } from './world.ts'

/** Once time has gone on far enough: nothing lost, nothing twice, nothing open. */
export function checkEnd(world: World): Exceptions {
  const life = world.life()
  if (life === null) throw new Error('Nobody is alive at the end')
  checkEvents(world, life)
  checkExecutions(world, life)
  checkJournals(world, life)
  checkCalendar(world, life)
  for (const overlap of world.pms.overlaps) world.violations.push(`booked ${overlap}`)
  return checkEffects(world, life)
}

function checkEvents({ webhooks, violations }: World, life: Life): void {
  const rows = life.inspect<EventTable>('select * from event')
  const known = new Set(rows.map(({ connectionId, dedupeKey }) => `${connectionId}/${dedupeKey}`))
  for (const key of webhooks.acknowledged) {
    if (!known.has(key)) violations.push(`${key} was acknowledged and is lost`)
  }
  for (const { id, status, type, reason } of rows) {
    if (status === 'new' || status === 'looking-up') {
      violations.push(`event ${id} (${type}) is still ${status}: ${reason}`)
    }
  }
}

function checkExecutions({ violations }: World, life: Life): void {
  for (const { id, flowId, status, stateJson } of life.inspect<ExecutionTable>(
    'select * from execution',
  )) {
    if (status === 'running' || status === 'waiting')
      violations.push(`${id} of ${flowId} is ${status} for ever`)
    if (stateJson.includes('too-old')) violations.push(`${id} of ${flowId} ended by its age alone`)
  }
  for (const table of ['timer', 'claim']) {
    const [row] = life.inspect<{ count: number }>(`select count(*) as count from ${table}`)
    if (row !== undefined && row.count > 0)
      violations.push(`${row.count} rows are left in ${table}`)
  }
}

/** The chain is computed again here, by its description and not by the product's code. */
function checkJournals({ violations }: World, life: Life): void {
  const lines = life.inspect<JournalTable>('select * from journal order by executionId, seq')
  let before: JournalTable | undefined
  for (const line of lines) {
    const isFirst = before?.executionId !== line.executionId
    const previous = isFirst ? '0'.repeat(64) : (before?.hash ?? '')
    const seq = isFirst ? 1 : (before?.seq ?? 0) + 1
    const fields = [
      previous,
      line.executionId,
      line.seq,
      line.at,
      line.kind,
      line.nodeId,
      line.port,
    ]
    const commitment = sha256([line.salt, line.text, line.dataJson])
    const hash = sha256([...fields, line.edgeIdsJson, line.actor, commitment])
    if (line.seq !== seq || line.previousHash !== previous || line.hash !== hash) {
      violations.push(`the journal of ${line.executionId} breaks at ${line.seq}`)
    }
    before = line
  }
}

/** Our copy is the vendor's calendar, as far as both look ahead. */
function checkCalendar({ pms, violations, template }: World, life: Life): void {
  type Row = { externalId: string; status: string; startAt: number }
  const ours = new Map(
    life.inspect<Row>('select * from appointment').map((row) => [row.externalId, row]),
  )
  for (const { facts } of pms.entries()) {
    const copy = ours.get(facts.externalId)
    const isStale = copy?.status !== facts.status || copy.startAt !== facts.startAt
    const isOldNews = template.calendar.every((one) => one.externalId !== facts.externalId)
    if (isStale && (copy !== undefined || !isOldNews)) {
      violations.push(`visit ${facts.externalId} is ${facts.status}, our copy says ${copy?.status}`)
    }
  }
}

function sha256(fields: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}
