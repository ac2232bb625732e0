import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openWorld } from '../world.ts'
import { type Counted, countMinutes } from './count-minutes.ts'
import { startTogether } from './start-together.ts'

const client = fileURLToPath(new URL('./client.ts', import.meta.url))

export type ServerRace = Pick<Counted, 'overlaps'> & {
  /** Answered with a hold, and refused because something is taken. */
  readonly held: number
  readonly refused: number
  /** Answered with anything else. */
  readonly others: readonly string[]
  /** Answered with a hold that is not in the table. */
  readonly lost: number
}

/** So many programs ask one server for the same days; the table is counted once the server is gone. */
export async function serverRace(programs: number, wishes: number): Promise<ServerRace> {
  const world = await openWorld()
  try {
    const runs = Array.from({ length: programs }, (_, index) =>
      [world.chairflow, index + 1, wishes].map(String),
    )
    const answers = (await startTogether<readonly string[]>(client, runs)).flat()
    await world.killServer()
    const { overlaps, ids } = countMinutes(join(world.dataFolder, 'chairflow.db'))
    const held = answers.filter((answer) => answer.startsWith('hld_'))
    return {
      overlaps,
      held: held.length,
      refused: answers.filter((answer) => answer === '409').length,
      others: answers.filter((answer) => answer !== '409' && !answer.startsWith('hld_')),
      lost: held.filter((id) => !ids.has(id)).length,
    }
  } finally {
    await world.stop()
  }
}
