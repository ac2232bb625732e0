import { advance, compileProgram, type Execution, type Program } from '@chairflow/engine'
import { findNodeType } from '../../catalog.ts'
import { firstDifference } from './first-difference.ts'
import type { History, RecordedExecution, RecordedTurn } from './history.ts'

/** Decides everything anew. Returns where the first other decision was made; null when none was. */
export function replayHistory({ logics, executions }: History): string | null {
  const programs = logics.map((logic) => compileProgram(logic, findNodeType))
  for (const execution of executions) {
    const difference = replayExecution(programs, execution)
    if (difference !== null) return `${execution.first.id}, ${difference}`
  }
  return null
}

function replayExecution(
  programs: readonly Program[],
  { first, turns, final }: RecordedExecution,
): string | null {
  let state: Execution = first
  for (const [index, turn] of turns.entries()) {
    const advanced = advance(programOf(programs, turn), state, turn.event)
    const { effects, journal } = turn
    const now = asKept({ effects: advanced.effects, journal: advanced.journal })
    const difference = firstDifference({ effects, journal }, now)
    if (difference !== null) return `turn ${index + 1} (${nameOf(turn)}): ${difference}`
    state = asKept(advanced.execution)
  }
  const difference = firstDifference(final, state)
  return difference === null ? null : `at the end: ${difference}`
}

function programOf(programs: readonly Program[], { logic }: RecordedTurn): Program {
  const program = programs[logic]
  if (program === undefined) throw new Error(`The history has no logic ${logic}`)
  return program
}

function nameOf({ event }: RecordedTurn): string {
  return event.type === 'step' ? `${event.event.type} for ${event.stepId}` : event.type
}

/** As it is read from the database before the next turn. */
function asKept<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value))
}
