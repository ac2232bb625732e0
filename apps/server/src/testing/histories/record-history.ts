import type { FlowLogic } from '@chairflow/flow'
import type { Runtime, Seen } from '@chairflow/runtime'
import { listFlows, listVersions } from '@chairflow/store'
import type { History, RecordedExecution } from './history.ts'

export type Recorder = {
  readonly observe: (seen: Seen) => void
  /** Everything seen so far, as it reads after a trip through a file. */
  readonly history: (name: string, runtime: Runtime) => History
}

/** Looks on while the engine decides. */
export function createRecorder(): Recorder {
  const all: Seen[] = []
  return {
    observe: (seen) => all.push(seen),
    history: (name, runtime) => {
      const known = programsOf(runtime)
      const used = [...new Set(all.map(({ program }) => program))]
      const logics = used.map((program) => known.get(program) ?? unknownProgram())
      const groups = Map.groupBy(all, ({ execution }) => execution.id)
      const executions = [...groups.values()].map((seen) =>
        recorded(seen, (program) => used.indexOf(program)),
      )
      const history = { schema: 'chairflow.history/1', name, logics, executions } as const
      return JSON.parse(JSON.stringify(history))
    },
  }
}

/** A loaded version is the same object each time, so a program leads back to what it was made of. */
function programsOf({ store, loadVersion }: Runtime): ReadonlyMap<Seen['program'], FlowLogic> {
  return store.read((tx) => {
    const versions = listFlows(tx).flatMap(({ id }) => listVersions(tx, id))
    const loaded = versions.map(({ flowId, version }) => loadVersion(tx, flowId, version))
    return new Map(loaded.map(({ program, document }) => [program, document.logic]))
  })
}

function recorded(
  seen: readonly Seen[],
  placeOf: (program: Seen['program']) => number,
): RecordedExecution {
  const [start] = seen
  const last = seen.at(-1)
  if (start === undefined || last === undefined) throw new Error('An execution without a turn')
  return {
    first: start.execution,
    turns: seen.map(({ program, event, advanced: { effects, journal } }) => {
      return { logic: placeOf(program), event, effects, journal }
    }),
    final: last.advanced.execution,
  }
}

function unknownProgram(): never {
  throw new Error('An execution ran on a version that is not in the store')
}
