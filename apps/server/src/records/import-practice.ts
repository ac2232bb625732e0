import type { ImportedPractice } from '@chairflow/api'
import { readRecords, saveRecords } from '@chairflow/runtime'
import {
  checkRecord,
  listNames,
  type PracticeRecords,
  type RecordList,
  type RecordWrite,
  recordName,
  withWrites,
} from '@chairflow/scheduling'
import type { Chairflow } from '../chairflow.ts'
import { HttpProblem } from '../problem.ts'
import { keepDevices } from './keep-devices.ts'
import { recordTypes } from './record-types.ts'
import { type Row, rowOf } from './write-record.ts'

export type Lists = { readonly [List in RecordList]?: readonly Readonly<Record<string, unknown>>[] }

type Wish = { readonly lists: Lists; readonly dryRun: boolean; readonly actor: string }

/** Adds and changes what is in the lists and leaves the rest, all of it or nothing. */
export async function importPractice(
  chairflow: Chairflow,
  { lists, dryRun, actor }: Wish,
): Promise<ImportedPractice> {
  const { runtime } = chairflow
  const writes = listNames.flatMap((list) => writesOf(chairflow, list, lists[list] ?? []))
  if (dryRun) {
    return runtime.store.read((tx) => answerOf(checked(readRecords(tx), writes), writes, dryRun))
  }
  const { answer, changes } = await runtime.store.write((tx) => {
    const before = checked(readRecords(tx), writes)
    const change = { now: runtime.host.ports.clock.now(), writes }
    const save = () => saveRecords(tx, runtime.host, { actor, writes })
    const changes = keepDevices(tx, change, save)
    return { answer: answerOf(before, writes, dryRun), changes }
  })
  runtime.live.tell(changes)
  runtime.wake()
  return answer
}

function writesOf(
  { runtime }: Chairflow,
  list: RecordList,
  bodies: readonly Readonly<Record<string, unknown>>[],
): readonly RecordWrite[] {
  const prefix = recordTypes.find((type) => type.list === list)?.prefix ?? 'rec'
  return bodies.map((body) => {
    const id = typeof body.id === 'string' ? body.id : runtime.host.ports.newId(prefix)
    return { list, id, row: { ...rowOf(body), id } } as unknown as RecordWrite
  })
}

/** The records as they are now; throws with every field that cannot be. */
function checked(before: PracticeRecords, writes: readonly RecordWrite[]): PracticeRecords {
  const after = withWrites(before, writes)
  const problems = writes.flatMap(({ list, row }) => {
    const at = writes.filter((write) => write.list === list).findIndex((one) => one.row === row)
    return checkRecord(list, row as never, after).map(({ code, field, message }) => ({
      ...{ code, severity: 'error' as const, message },
      field: `practice.${list}.${at}.${field}`,
    }))
  })
  const [first] = problems
  if (first === undefined) return before
  throw new HttpProblem(422, `${first.message} Nothing was changed.`, problems)
}

function answerOf(
  before: PracticeRecords,
  writes: readonly RecordWrite[],
  dryRun: boolean,
): ImportedPractice {
  const after = withWrites(before, writes)
  const was = ({ list, id }: RecordWrite) => {
    const rows: readonly Row[] = before[list]
    return rows.find((one) => one.id === id)
  }
  const named = ({ list, id, row }: RecordWrite) => ({
    ...{ list, id },
    name: recordName(list, row as never, after),
  })
  const known = writes.filter((write) => was(write) !== undefined)
  const changed = known.filter((write) => !isSame(was(write), write.row))
  return {
    dryRun,
    created: writes.filter((write) => was(write) === undefined).map(named),
    changed: changed.map(named),
    unchanged: known.length - changed.length,
  }
}

/** Whatever the order of the fields. */
function isSame(one: unknown, other: unknown): boolean {
  const sorted = (value: unknown) =>
    JSON.stringify(Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))
  return sorted(one) === sorted(other)
}
