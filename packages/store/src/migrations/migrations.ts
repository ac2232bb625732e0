import { sql as start } from './0001-start.ts'
import { sql as alerts } from './alerts.ts'
import { sql as appointmentOrder } from './appointment-order.ts'
import { sql as connectionHolds } from './connection-holds.ts'

/** In order; `pragma user_version` counts how many a file has seen. */
export const migrations: readonly string[] = [start, connectionHolds, alerts, appointmentOrder]
