import {
  type Behavior,
  type ExecutionResult,
  type JsonObject,
  leave,
  type StepDecision,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'

const MINUTE_MS = 60_000
/** A text that is one variable and nothing else keeps the kind of value it has. */
const ONE_VARIABLE = /^\{\{\s*([A-Za-z0-9_.-]+)\s*\}\}$/

type Config = Static<(typeof definition)['config']>
type Context = Parameters<Behavior<typeof definition>>[2]

export const behavior: Behavior<typeof definition> = (config, event, context) => {
  switch (event.type) {
    case 'entered':
      return run(config, event.at, context)
    case 'executionEnded':
      return hear(config, event.result)
    case 'timerFired':
      return leave('timeout', {}, 'The other flow took too long and is stopped.')
    default:
      return unexpectedEvent(event)
  }
}

function run(config: Config, at: number, context: Context): StepDecision<JsonObject> {
  const { flowId, version, inputs, timeoutMinutes } = config
  const input = Object.fromEntries(inputs.map(({ name, value }) => [name, read(value, context)]))
  const dueAt = at + timeoutMinutes * MINUTE_MS
  return stay({}, 'Running the other flow.', {
    actions: [
      { type: 'startTimer', name: 'timeout', dueAt },
      { type: 'startExecution', name: 'run', flowId, version, input },
    ],
  })
}

function read(value: string, context: Context): unknown {
  const path = ONE_VARIABLE.exec(value.trim())?.[1]
  return path === undefined ? context.render(value) : context.read(path)
}

/** What was not handed back is an empty text, so that later texts can always be filled in. */
function hear({ returns }: Config, result: ExecutionResult): StepDecision<JsonObject> {
  if (result.status !== 'finished') {
    const reason = result.reason || `It was ${result.status}.`
    return leave('failed', { reason }, `The other flow did not finish: ${reason}`)
  }
  const values = returns.map(({ name }) => [name, result.values[name] ?? ''] as const)
  const outcome = result.outcome ?? ''
  const because = `The other flow ended${outcome === '' ? '' : ` with "${outcome}"`}.`
  return leave('done', { outcome, values: Object.fromEntries(values) }, because)
}
