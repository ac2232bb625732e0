import { createApp } from '../app.ts'
import type { Clinic } from './clinic.ts'

type FlowAnswer = {
  readonly id: string
  readonly revision: number
  readonly document: object
  readonly problems: readonly { readonly severity: string; readonly message: string }[]
}

/** Publishes logic as a new flow, or as the next version of one. Throws when the linter refuses. */
export async function publish(clinic: Clinic, logic: object, id?: string): Promise<string> {
  const flow =
    id === undefined
      ? await requestFlows(clinic, 'POST', '', { name: 'Ask' })
      : await requestFlows(clinic, 'GET', `/${id}`)
  const { revision } = flow
  const document = { ...flow.document, logic }
  const saved = await requestFlows(clinic, 'PUT', `/${flow.id}`, { revision, document })
  const wish = { revision: saved.revision }
  const published = await requestFlows(clinic, 'POST', `/${flow.id}/publish`, wish)
  const errors = published.problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  return flow.id
}

/** Asks the flow routes as the editor does. */
export async function requestFlows(
  clinic: Clinic,
  method: string,
  path: string,
  body?: unknown,
): Promise<FlowAnswer> {
  const init = { method, headers: { 'content-type': 'application/json' } }
  const whole = body === undefined ? init : { ...init, body: JSON.stringify(body) }
  const response = await createApp(clinic.chairflow).request(`/api/v1/flows${path}`, whole)
  return response.status === 204 ? ({} as FlowAnswer) : ((await response.json()) as FlowAnswer)
}
