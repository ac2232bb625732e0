import { openClinic } from '../clinic.ts'
import type { History } from './history.ts'
import { createRecorder } from './record-history.ts'
import type { Scenario } from './scenarios.ts'

/** Plays a scenario on a virtual clinic of its own and keeps what the engine decided. */
export async function recordScenario(name: string, play: Scenario): Promise<History> {
  const { observe, history } = createRecorder()
  const clinic = await openClinic({}, {}, {}, { observe })
  try {
    await play(clinic)
    return history(name, clinic.chairflow.runtime)
  } finally {
    await clinic.close()
  }
}
