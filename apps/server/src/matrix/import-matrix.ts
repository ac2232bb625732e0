import type { ImportedMatrix, ImportMatrix } from '@chairflow/api'
import { readRecords, saveRecords } from '@chairflow/runtime'
import {
  isTimeZone,
  type MatrixPlan,
  type PracticeRecords,
  planMatrix,
  type RecordWrite,
  recordName,
  withWrites,
} from '@chairflow/scheduling'
import type { Tx } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { refuse } from '../practice/refuse.ts'
import { HttpProblem } from '../problem.ts'
import { practiceToday, serverZone } from './practice-today.ts'
import { type PublishedDispatch, publishDispatch } from './publish-dispatch.ts'

type Wish = ImportMatrix & { readonly actor: string }

/** Reads a matrix into the practice, all of it or nothing, and publishes it as a flow if wanted. */
export async function importMatrix(chairflow: Chairflow, wish: Wish): Promise<ImportedMatrix> {
  const { runtime } = chairflow
  if (wish.dryRun === true) {
    return runtime.store.read((tx) => {
      const records = readRecords(tx)
      return answerOf(wish, records, plan(chairflow, records, wish), null)
    })
  }
  const { answer, changes } = await runtime.store.write((tx) => commit(tx, chairflow, wish))
  runtime.live.tell(changes)
  runtime.wake()
  if (answer.flow !== null) runtime.live.tell([{ topic: 'flow', id: answer.flow.id }])
  return answer
}

function commit(tx: Tx, chairflow: Chairflow, wish: Wish) {
  const { actor, escalateAfterHours = 48 } = wish
  const before = readRecords(tx)
  const planned = plan(chairflow, before, wish)
  refuseUnread(planned)
  if (wish.publish === true) refuseUncertified(planned)
  const { writes, serviceIds } = planned
  const changes = saveRecords(tx, chairflow.runtime.host, { actor, writes })
  const dispatch = { records: readRecords(tx), serviceIds, escalateAfterHours, actor }
  const flow = wish.publish === true ? publishDispatch(tx, chairflow, dispatch) : null
  return { answer: answerOf(wish, before, planned, flow), changes }
}

function plan(chairflow: Chairflow, records: PracticeRecords, wish: Wish): MatrixPlan {
  const { locationName = 'Main location', timeZone = serverZone() } = wish
  if (!isTimeZone(timeZone)) {
    return refuse('unknown-time-zone', 'timeZone', 'Choose a time zone such as America/Chicago.')
  }
  return planMatrix(wish.text, records, {
    newId: chairflow.runtime.host.ports.newId,
    today: practiceToday(chairflow, records),
    locationId: wish.locationId,
    location: { name: locationName, timeZone },
    sharedCapacity: wish.sharedCapacity ?? 4,
    roomNeed: wish.roomNeed ?? 'preferred',
  })
}

function refuseUnread({ problems }: MatrixPlan): void {
  if (problems.length === 0) return
  const cells = problems.map(({ code, row, column, message }) => ({
    ...{ code, severity: 'error' as const, message, row },
    field: code === 'unknown-location' && row === 0 ? 'locationId' : 'text',
    ...(column !== null && { column }),
  }))
  const said = problems.length === 1 ? 'One place' : `${problems.length} places`
  throw new HttpProblem(422, `${said} in the table cannot be read. Nothing was changed.`, cells)
}

/** Certifications are audited before rules are built on them. */
function refuseUncertified({ gaps, serviceIds }: MatrixPlan): void {
  const blocking = gaps.filter(
    ({ severity, code, where }) =>
      severity === 'error' &&
      (code === 'listed-not-certified' || serviceIds.includes(where?.id ?? '')),
  )
  if (blocking.length === 0) return
  const problems = blocking.map(({ code, text, todo }) => ({
    ...{ code, severity: 'error' as const, message: `${text} ${todo}`, field: 'text' },
  }))
  throw new HttpProblem(422, 'Please close these gaps before the rules are published.', problems)
}

function answerOf(
  wish: Wish,
  before: PracticeRecords,
  planned: MatrixPlan,
  flow: PublishedDispatch | null,
): ImportedMatrix {
  const after = withWrites(before, planned.writes)
  const written = new Set(planned.writes.map(({ id }) => id))
  const isKnown = ({ list, id }: RecordWrite) => {
    const rows: readonly { readonly id: string }[] = before[list]
    return rows.some((one) => one.id === id)
  }
  const named = ({ list, id, row }: RecordWrite) => ({
    list,
    id,
    name: recordName(list, row as never, after),
  })
  return {
    dryRun: wish.dryRun === true,
    rows: [...planned.cells],
    problems: [...planned.problems],
    created: planned.writes.filter((write) => !isKnown(write)).map(named),
    changed: planned.writes.filter(isKnown).map(named),
    unchanged: before.services
      .filter(({ id }) => planned.serviceIds.includes(id) && !written.has(id))
      .map(({ id, name }) => ({ list: 'services', id, name })),
    assumptions: [...planned.assumptions],
    gaps: [...planned.gaps],
    flow,
  }
}
