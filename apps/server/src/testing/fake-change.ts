import {
  type Activities,
  type ActivityHandler,
  type AppointmentFacts,
  type BookedPlace,
  ConnectorError,
} from '@chairflow/connector-kit'

type Change = Activities['appointment.change']['input']

export type Ledger = {
  readonly calendar: AppointmentFacts[]
  /** Every change that was written, in order. */
  readonly moves: Change[]
  readonly moveFaults: { readonly error: ConnectorError; readonly afterWrite: boolean }[]
  /** While set, a visit stays in its room, whatever is asked. */
  readonly keepsRooms: { yes: boolean }
  readonly outage: { readonly pms: ConnectorError | null; readonly asking: ConnectorError | null }
}

/** Changes visits of the calendar as they are asked for, unless they are not as they were. */
export function fakeChange(ledger: Ledger): ActivityHandler<'appointment.change'> {
  const { calendar, moves, moveFaults, keepsRooms, outage } = ledger
  const find = ({ externalId }: Change) => calendar.find((one) => one.externalId === externalId)
  return {
    settleMs: 0,
    perform: async (change) => {
      if (outage.pms !== null) throw outage.pms
      const fault = moveFaults.shift()
      if (fault !== undefined && !fault.afterWrite) throw fault.error
      const found = find(change)
      if (found === undefined || !isAt(found, change.before)) throw changedMeanwhile
      const { roomExternalId } = keepsRooms.yes ? found : change.after
      const appointment = { ...found, ...change.after, roomExternalId }
      calendar.splice(calendar.indexOf(found), 1, appointment)
      moves.push(change)
      if (fault !== undefined) throw fault.error
      return { appointment }
    },
    reconcile: async (change) => {
      const silence = outage.pms ?? outage.asking
      if (silence !== null) throw silence
      const found = find(change)
      if (found !== undefined && isAt(found, change.after)) {
        return { type: 'happened', output: { appointment: found } }
      }
      const isAsBefore = found !== undefined && isAt(found, change.before)
      if (isAsBefore) return { type: 'absent' }
      return { type: 'overtaken', failure: changedMeanwhile.failure }
    },
  }
}

function isAt(facts: AppointmentFacts, place: BookedPlace): boolean {
  return (
    facts.status !== 'cancelled' &&
    (['startAt', 'endAt', 'providerExternalId', 'roomExternalId'] as const).every(
      (field) => facts[field] === place[field],
    )
  )
}

const changedMeanwhile = new ConnectorError(
  { code: 'visit-changed', blame: 'service', message: 'Somebody changed the visit meanwhile.' },
  { certainty: 'rejected' },
)
