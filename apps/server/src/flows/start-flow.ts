import type { AppointmentScope, JsonObject } from '@chairflow/node-kit'
import { type StartedByHand, scopeOf, startByHand } from '@chairflow/runtime'
import { findAppointmentById, findVersion } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { HttpProblem } from '../problem.ts'
import { manualInputs } from './manual-inputs.ts'
import { getFlow } from './read-flows.ts'

type Wish = {
  readonly id: string
  readonly actor: string
  readonly input: JsonObject
  readonly appointmentId: string | undefined
}

/** Starts the live version of a flow because a person wants it. Returns the execution's id. */
export async function startFlow(chairflow: Chairflow, wish: Wish): Promise<string> {
  const { id, actor, input, appointmentId } = wish
  checkInput(chairflow, wish)
  const appointment = appointmentId === undefined ? null : findScope(chairflow, appointmentId)
  const done = await startByHand(chairflow.runtime, { flowId: id, actor, input, appointment })
  if (done.type !== 'started') throw refusal(done.type)
  return done.executionId
}

function checkInput(chairflow: Chairflow, { id, input, appointmentId }: Wish): void {
  const { publishedVersion } = getFlow(chairflow, id)
  const version = chairflow.runtime.store.read((tx) => findVersion(tx, id, publishedVersion ?? 0))
  const byHand = version === undefined ? null : manualInputs(JSON.parse(version.documentJson))
  if (byHand === null) return
  const missing = byHand.inputs
    .filter(({ name, isRequired }) => isRequired && isBlank(input[name]))
    .map(({ label }) => label)
  if (byHand.needsAppointment && appointmentId === undefined) missing.push('Appointment')
  if (missing.length === 0) return
  throw new HttpProblem(422, `Please fill in: ${missing.join(', ')}.`)
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && !value.trim())
}

function findScope({ runtime }: Chairflow, appointmentId: string): AppointmentScope {
  const now = runtime.host.ports.clock.now()
  const scope = runtime.store.read((tx) => {
    const appointment = findAppointmentById(tx, appointmentId)
    return appointment === undefined ? null : scopeOf(tx, appointment, now)
  })
  if (scope === null) throw new HttpProblem(422, 'There is no such appointment with a patient.')
  return scope
}

function refusal(why: Exclude<StartedByHand['type'], 'started'>): HttpProblem {
  switch (why) {
    case 'not-found':
      return new HttpProblem(404, 'There is no such flow.')
    case 'not-published':
      return new HttpProblem(422, 'This flow has no live version yet. Publish it first.')
    case 'not-by-hand':
      return new HttpProblem(
        422,
        'This flow does not start by hand: its live version has another start.',
      )
    case 'limit-reached':
      return new HttpProblem(409, 'As many as this flow allows are under way for the same already.')
    default:
      return why satisfies never
  }
}
