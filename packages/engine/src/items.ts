import { applyDecision } from './apply-decision.ts'
import { isFrom, itemKey } from './branch.ts'
import { decide } from './decide.ts'
import { activeSteps, type Execution, type ItemScope, type Step } from './execution.ts'
import type { Program } from './program.ts'
import { findStep, type Progress, withoutOpen } from './progress.ts'

/** Tells a list of one item whose branches all came to an end; null when there is none. */
export function nextEndedItem(program: Program, progress: Progress): Progress | null {
  for (const step of activeSteps(progress.execution)) {
    const open = step.open.find(
      ({ type, name }) => type === 'item' && isOver(progress.execution, step, indexOf(name)),
    )
    if (open !== undefined) return tellEnded(program, progress, step, open.name)
  }
  return null
}

/** Items are named `item.<index>` by the step that starts them. */
function indexOf(name: string): number {
  return Number(name.slice(name.lastIndexOf('.') + 1))
}

function isOver(execution: Execution, { id }: Step, index: number): boolean {
  return !activeSteps(execution).some(({ branch }) => isFrom(branch, id, index))
}

function tellEnded(program: Program, progress: Progress, step: Step, name: string): Progress {
  const scope = progress.execution.items[itemKey({ stepId: step.id, index: indexOf(name) })]
  const heard = withoutOpen(progress, step, name)
  const now = findStep(heard, step.id) ?? step
  const { outcome, failure } = scope ?? NOTHING
  const event = { type: 'itemEnded', at: progress.at, name, outcome, failure } as const
  return applyDecision(program, heard, now, decide(program, heard, now, event))
}

const NOTHING: Pick<ItemScope, 'outcome' | 'failure'> = { outcome: null, failure: null }

/** Items are remembered while a step of theirs, or the step that sent them, could still ask. */
export function forgetItems({ items, steps }: Execution): Execution['items'] {
  const needed = new Set([
    ...steps.flatMap(({ branch }) => branch.filter(({ type }) => type === 'item').map(itemKey)),
    ...steps.flatMap(({ id, open }) =>
      open
        .filter(({ type }) => type === 'item')
        .map(({ name }) => itemKey({ stepId: id, index: indexOf(name) })),
    ),
  ])
  return Object.fromEntries(Object.entries(items).filter(([key]) => needed.has(key)))
}
