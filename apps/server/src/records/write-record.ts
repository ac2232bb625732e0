import { momentFields } from '@chairflow/api'
import { readRecords, saveRecords } from '@chairflow/runtime'
import {
  checkRecord,
  findUses,
  type PracticeRecords,
  type RecordProblem,
  type RecordWrite,
  recordName,
} from '@chairflow/scheduling'
import { countAppointmentsOf, type Tx } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { readInstant } from '../practice/read-instant.ts'
import { HttpProblem } from '../problem.ts'
import { keepDevices } from './keep-devices.ts'
import type { RecordType } from './record-types.ts'

export type Row = { readonly id: string }
type Body = Readonly<Record<string, unknown>>

export function rowsOf(records: PracticeRecords, { list }: RecordType): readonly Row[] {
  return records[list]
}

export function findRow(records: PracticeRecords, type: RecordType, id: string): Row {
  const row = rowsOf(records, type).find((one) => one.id === id)
  if (row === undefined) throw new HttpProblem(404, `There is no such ${type.word}.`)
  return row
}

/** Adds a record; its id may be chosen by whoever brings one along. */
export async function addRecord(
  chairflow: Chairflow,
  type: RecordType,
  { body, actor }: { readonly body: Body; readonly actor: string },
): Promise<Row> {
  const { id = chairflow.runtime.host.ports.newId(type.prefix) } = body as { readonly id?: string }
  const row = { ...rowOf(body), id }
  await write(chairflow, actor, (_tx, records) => {
    if (rowsOf(records, type).some((one) => one.id === id)) {
      throw new HttpProblem(409, 'There is a record with this id already.')
    }
    return changed(type, row, records)
  })
  return row
}

/** Puts the whole record in place of what it was. */
export async function putRecord(
  chairflow: Chairflow,
  type: RecordType,
  { id, body, actor }: { readonly id: string; readonly body: Body; readonly actor: string },
): Promise<Row> {
  if (body.id !== undefined && body.id !== id) {
    throw new HttpProblem(422, 'The id of a record does not change.')
  }
  return changeRecord(chairflow, type, { id, actor, change: () => rowOf(body) })
}

/** Changes some of a record by what it is now. */
export async function changeRecord(
  chairflow: Chairflow,
  type: RecordType,
  wanted: {
    readonly id: string
    readonly actor: string
    readonly change: (row: Row, records: PracticeRecords) => object
  },
): Promise<Row> {
  const { id, actor, change } = wanted
  let row: Row = { id }
  await write(chairflow, actor, (_tx, records) => {
    const before = findRow(records, type, id)
    row = { ...change(before, records), id }
    return changed(type, row, records)
  })
  return row
}

export async function deleteRecord(
  chairflow: Chairflow,
  type: RecordType,
  { id, actor }: { readonly id: string; readonly actor: string },
): Promise<void> {
  const endAfter = chairflow.runtime.host.ports.clock.now()
  await write(chairflow, actor, (tx, records) => {
    const row = findRow(records, type, id)
    const name = recordName(type.list, row as never, records)
    const { booked: column } = type
    const visits = column === null ? 0 : countAppointmentsOf(tx, { column, id, endAfter })
    refuseUsed(name, findUses(type.list, id, records), visits)
    return { list: type.list, id, row: null }
  })
}

const NAMED_AT_MOST = 3

function refuseUsed(name: string, uses: readonly string[], visits: number): void {
  const named = uses.slice(0, NAMED_AT_MOST).join(', ')
  const more = uses.length > NAMED_AT_MOST ? ` and ${uses.length - NAMED_AT_MOST} more` : ''
  const booked = visits === 1 ? 'one visit is booked' : `${visits} visits are booked`
  if (visits > 0) throw new HttpProblem(409, `${name} cannot be removed: ${booked} with it.`)
  if (uses.length > 0) {
    throw new HttpProblem(
      409,
      `${name} is still used by: ${named}${more}. Change or remove that first.`,
    )
  }
}

async function write(
  { runtime }: Chairflow,
  actor: string,
  decide: (tx: Tx, records: PracticeRecords) => RecordWrite,
): Promise<void> {
  const changes = await runtime.store.write((tx) => {
    const writes = [decide(tx, readRecords(tx))]
    const now = runtime.host.ports.clock.now()
    return keepDevices(tx, { now, writes }, () => saveRecords(tx, runtime.host, { actor, writes }))
  })
  runtime.live.tell(changes)
  runtime.wake()
}

function changed({ list }: RecordType, row: Row, records: PracticeRecords): RecordWrite {
  const rows: readonly Row[] = records[list]
  const others = rows.filter(({ id }) => id !== row.id)
  const after = { ...records, [list]: [...others, row] }
  refuseWrong(checkRecord(list, row as never, after))
  return { list, id: row.id, row } as unknown as RecordWrite
}

function refuseWrong(wrong: readonly RecordProblem[]): void {
  const [first] = wrong
  if (first === undefined) return
  const problems = wrong.map((one) => ({ ...one, severity: 'error' as const }))
  throw new HttpProblem(422, first.message, problems)
}

/** Instants may be sent as ISO 8601. */
export function rowOf(body: Body): object {
  const moments = momentFields.flatMap((field) => {
    const value = body[field]
    return typeof value === 'string' || typeof value === 'number'
      ? [[field, readInstant(value, field)] as const]
      : []
  })
  return { ...body, ...Object.fromEntries(moments) }
}
