import type { Appointment } from '@chairflow/scheduling'
import { prepared } from '../prepared.ts'
import type { PlannedProductTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Who comes to whom when, as long as only we know what will be used. */
type Planned = Pick<PlannedProductTable, 'providerId' | 'startAt' | 'serviceId'> & {
  readonly patientId: string | null
}

type Place = Pick<PlannedProductTable, 'providerId' | 'startAt' | 'patientId'>

/** Keeps what a visit that we ask for is planned with, in place of what was planned there before. */
export function planProduct(tx: Tx, planned: PlannedProductTable): void {
  tx.run(plan(planned))
}

/** What was planned for a patient at a place and time counts no more. */
export function forgetProduct(tx: Tx, { providerId, startAt, patientId }: Place): void {
  tx.run(forget({ providerId, startAt, patientId }))
}

const plan = prepared((planned: PlannedProductTable) => {
  const { providerId, startAt, patientId, serviceId, endAt, product } = planned
  return sqlite
    .insertInto('plannedProduct')
    .values({ providerId, startAt, patientId, serviceId, endAt, product })
    .onConflict((conflict) =>
      conflict
        .columns(['providerId', 'startAt', 'patientId'])
        .doUpdateSet({ product, serviceId, endAt }),
    )
})

const forget = prepared((place: Place) =>
  sqlite
    .deleteFrom('plannedProduct')
    .where('providerId', '=', place.providerId)
    .where('startAt', '=', place.startAt)
    .where('patientId', '=', place.patientId),
)

/** What a visit that stays as it is turned out to be for. */
export function setVisitProduct(
  tx: Tx,
  { id, product }: Pick<Appointment, 'id' | 'product'>,
): void {
  tx.run(sqlite.updateTable('appointment').set({ product }).where('id', '=', id))
}

/** What a visit was planned with; null when nothing was said of it. */
export function findPlannedProduct(tx: Tx, planned: Planned): string | null {
  const { providerId, startAt, serviceId, patientId } = planned
  if (patientId === null) return null
  return tx.first(find({ providerId, startAt, serviceId, patientId }))?.product ?? null
}

const find = prepared((planned: Omit<PlannedProductTable, 'endAt' | 'product'>) =>
  sqlite
    .selectFrom('plannedProduct')
    .select('product')
    .where('providerId', '=', planned.providerId)
    .where('startAt', '=', planned.startAt)
    .where('patientId', '=', planned.patientId)
    .where('serviceId', '=', planned.serviceId),
)

/** Room on the disk: visits that were over by an instant (UTC ms). Nothing depends on it. */
export function sweepPlannedProducts(tx: Tx, before: number): number {
  return tx.run(sqlite.deleteFrom('plannedProduct').where('endAt', '<=', before))
}
