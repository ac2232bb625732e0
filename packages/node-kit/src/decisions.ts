import type { Failure } from '@chairflow/connector-kit'
import type { JsonObject, StepAction, StepDecision, StepEvent } from './behavior.ts'

type More = { readonly actions?: readonly StepAction[]; readonly data?: JsonObject }

/** Stay in the step, remember, and ask for more. */
export function stay<Memory>(
  memory: Memory,
  because: string,
  { actions = [], data }: More = {},
): StepDecision<Memory> {
  return { outcome: { type: 'stay', memory }, actions, because, ...(data && { data }) }
}

/** Leave the step by a port; `output` becomes `steps.<node id>`. */
export function leave<Memory>(
  port: string,
  output: JsonObject,
  because: string,
  { actions = [], data, memory }: More & { readonly memory?: Memory } = {},
): StepDecision<Memory> {
  const kept = memory === undefined ? {} : { memory }
  const outcome = { type: 'leave', port, output, ...kept } as const
  return { outcome, actions, because, ...(data && { data }) }
}

/** End this branch with an outcome that the metrics count. */
export function endBranch<Memory>(
  { outcome, unlessSaid }: { readonly outcome: string; readonly unlessSaid: boolean },
  because: string,
  values?: JsonObject,
): StepDecision<Memory> {
  const end = { type: 'end', outcome, ...(values && { values }) } as const
  return { outcome: { ...end, ...(unlessSaid && { unlessSaid }) }, actions: [], because }
}

export function fail<Memory>(failure: Failure): StepDecision<Memory> {
  return { outcome: { type: 'fail', failure }, actions: [], because: failure.message }
}

/** For events a node never asked for: a fault in the engine, not in the flow. */
export function unexpectedEvent<Memory>(event: StepEvent): StepDecision<Memory> {
  return fail({
    code: 'unexpected-event',
    blame: 'service',
    message: `This step does not handle ${event.type}. Please report it.`,
  })
}

/** For a variable that is not there at run time although the linter saw it set. */
export function missingValue<Memory>(field: string, path: string): StepDecision<Memory> {
  return fail({
    code: 'value-missing',
    blame: 'author',
    message: `"${field}" reads ${path}, but nothing has set it. Choose another value and publish again.`,
  })
}
