import type { Database } from 'better-sqlite3'
import { sql as start } from './0001-start.ts'
import { sql as semantics } from './0002-semantics.ts'
import { sql as connectionHolds } from './0003-connection-holds.ts'
import { sql as alerts } from './0004-alerts.ts'
import { sql as appointmentOrder } from './0005-appointment-order.ts'
import { addAudit } from './0006-audit.ts'
import { sql as flowLog } from './0007-flow-log.ts'
import { sql as practice } from './0008-practice.ts'
import { addBookings } from './0009-bookings.ts'
import { sql as practiceLog } from './0010-practice-log.ts'
import { sql as indexes } from './0011-indexes.ts'
import { sql as heldTimes } from './0012-held-times.ts'
import { sql as lexicon } from './0013-lexicon.ts'
import { sql as waitlist } from './0014-waitlist.ts'
import { sql as reroutes } from './0015-reroutes.ts'
import { sql as deskHolds } from './0016-desk-holds.ts'
import { sql as overbookPermissions } from './0017-overbook-permissions.ts'
import { sql as startedOnce } from './0018-started-once.ts'
import { sql as settledCounts } from './0019-settled-counts.ts'
import { sql as drift } from './0020-drift.ts'
import { sql as holdScopes } from './0021-hold-scopes.ts'
import { sql as rerouteIndexes } from './0022-reroute-indexes.ts'
import { sql as devicesOfVisits } from './0023-devices-of-visits.ts'
import { sql as eventFaults } from './0024-event-faults.ts'
import { sql as visitProducts } from './0025-visit-products.ts'
import { sql as offerProducts } from './0026-offer-products.ts'
import { sql as erasedSubjects } from './0027-erased-subjects.ts'

/** SQL, or what SQL alone cannot do. */
export type Migration = string | ((database: Database) => void)

/** In order; `pragma user_version` counts how many a file has seen. */
export const migrations: readonly Migration[] = [
  start,
  semantics,
  connectionHolds,
  alerts,
  appointmentOrder,
  addAudit,
  flowLog,
  practice,
  addBookings,
  practiceLog,
  indexes,
  heldTimes,
  lexicon,
  waitlist,
  reroutes,
  deskHolds,
  overbookPermissions,
  startedOnce,
  settledCounts,
  drift,
  holdScopes,
  rerouteIndexes,
  devicesOfVisits,
  eventFaults,
  visitProducts,
  offerProducts,
  erasedSubjects,
]
