import type { Happened, Happening } from '@chairflow/node-kit'
import { type Concerned, listConcerned, type Tx } from '@chairflow/store'
import type { Changes, Host } from './host.ts'
import { runTurn } from './run-turn.ts'
import { type Started, startExecutions } from './start-executions.ts'

type OfAppointment = Extract<Happening, { type: 'appointment' }>

/** Brings news of an appointment to the executions under way, then starts the flows that wait for it. */
export function spreadHappening(tx: Tx, host: Host, happening: OfAppointment): Started {
  const told = tellUnderWay(tx, host, happening)
  const started = startExecutions(tx, host, happening)
  return { ...started, changes: [...told, ...started.changes] }
}

function tellUnderWay(tx: Tx, host: Host, happening: OfAppointment): Changes {
  const { appointment, patient } = happening.scope
  const concerned = listConcerned(tx, { subject: appointment.id, patientId: patient.patientId })
  return concerned.flatMap((one) => tell(tx, host, happening, one))
}

function tell(tx: Tx, host: Host, { at, change, scope }: OfAppointment, one: Concerned): Changes {
  const { id: appointmentId, startAt } = scope.appointment
  const about = one.subject === appointmentId ? 'subject' : 'patient'
  const happened: Happened = { at, change, about, appointmentId, startAt }
  const text = `${SAID[about]} ${WORDS[change]}.`
  const news = { type: 'happened', at, happened, text, scope: about === 'subject' ? scope : null }
  return runTurn(tx, host, {
    executionId: one.id,
    at,
    event: news as typeof news & { type: 'happened' },
  })
}

const SAID = { subject: 'The appointment', patient: 'Another appointment of this patient' } as const

const WORDS = {
  booked: 'was booked',
  confirmed: 'was confirmed',
  cancelled: 'was cancelled',
  changed: 'was moved or changed',
  'no-show': 'was marked as a no-show',
  'needs-reroute': 'cannot stay as it is',
} as const
