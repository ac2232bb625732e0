import { checkCondition, readVariable, renderTemplate, TemplateError } from '@chairflow/flow'
import { fail, type JsonObject, type StepDecision, type StepEvent } from '@chairflow/node-kit'
import { visibleOutputs } from './branch.ts'
import type { Execution, Step } from './execution.ts'
import type { Program } from './program.ts'
import type { Progress } from './progress.ts'

/** Asks the node's behavior. A text that cannot be filled is the author's failure, not a crash. */
export function decide(
  program: Program,
  progress: Progress,
  step: Step,
  event: StepEvent,
): StepDecision {
  const node = program.node(step.nodeId)
  const { behavior } = program.nodeType(node)
  if (behavior === null) throw new Error(`Node type ${node.type} has no behavior`)
  try {
    return behavior(node.config as never, event, contextOf(progress, step) as never)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return fail({ code: 'text-not-fillable', blame: 'author', message: error.message })
  }
}

function contextOf({ at, execution }: Progress, step: Step) {
  const scope = visibleScope(execution, step)
  const read = (path: string) => readVariable(scope, path)
  return {
    memory: step.memory,
    executionId: execution.id,
    happened: execution.happened,
    timeZone: execution.timeZone,
    read,
    check: (rules: unknown) => checkCondition(rules as never, read),
    render: (template: string, locals: JsonObject = {}) =>
      renderTemplate(
        template,
        { ...scope, ...locals },
        { nowMs: at, timeZone: execution.timeZone },
      ),
  }
}

/** What the trigger set, and what each node left under `steps.<node id>`. */
function visibleScope(execution: Execution, { branch }: Step): JsonObject {
  return { ...execution.scope, steps: visibleOutputs(execution, branch) }
}
