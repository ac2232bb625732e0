import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BEGIN_AT, createTemplate, type Template } from '@chairflow/simulator'
import { type Ending, endingOf, faultsOf } from './ending.ts'
import { type Begin, files } from './files.ts'
import { type StoryName, stories } from './stories/stories.ts'

const hook = new URL('./kill-at.ts', import.meta.url).href
const program = fileURLToPath(new URL('./life.ts', import.meta.url))

export type Points = {
  /** How often the story passes a point where it can be killed. */
  readonly total: number
  readonly baseline: Ending
  /** Tells the story, killed at the points one after the other, and to its end then. */
  readonly killAt: (points: readonly number[]) => Promise<readonly string[]>
}

/** Finds out how many points there are, by telling the story once undisturbed. */
export async function openPoints(name: StoryName): Promise<Points> {
  const template = await createTemplate(stories[name].beginning())
  const live = (folder: string, killAt: number) => liveOnce(name, folder, killAt)
  const first = prepare(template)
  await live(first, 0)
  const total = Number(readFileSync(join(first, files.passed), 'utf8'))
  const baseline = endingOf(first)
  const faults = faultsOf(first, baseline)
  rmSync(first, { recursive: true })
  if (faults.length > 0) throw new Error(`Undisturbed, ${name} has faults:\n${faults.join('\n')}`)
  expectContained(name, baseline)
  return {
    total,
    baseline,
    killAt: async (points) => {
      const folder = prepare(template)
      try {
        for (const point of points) await live(folder, point)
        await live(folder, 0)
        return faultsOf(folder, baseline)
      } catch (error) {
        return [String(error)]
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

function prepare({ snapshot, calendar }: Template): string {
  const folder = mkdtempSync(join(tmpdir(), 'chairflow-crash-'))
  writeFileSync(join(folder, files.database), snapshot)
  const begin: Begin = { at: BEGIN_AT, calendar }
  writeFileSync(join(folder, files.begin), JSON.stringify(begin))
  return folder
}

/** A story that no longer does what it is about proves nothing. */
function expectContained(name: StoryName, { taken, outcomes }: Ending): void {
  const lines = [...taken, ...outcomes]
  for (const [words, times] of Object.entries(stories[name].contains)) {
    const found = lines.filter((line) => line.includes(words)).length
    if (found === times) continue
    throw new Error(`${name}: “${words}” ${found} and not ${times} times in\n${lines.join('\n')}`)
  }
}

/** One life of the process. Rejects unless it was killed or came to the end. */
function liveOnce(name: StoryName, folder: string, killAt: number): Promise<void> {
  const env = { ...process.env, KILL_AT: String(killAt) }
  const child = spawn(process.execPath, ['--import', hook, program, folder, name], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += String(chunk)
  })
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL' || (code === 0 && said === '')) resolve()
      else reject(new Error(`The story ended with ${code ?? signal}: ${said.slice(0, 2_000)}`))
    })
  })
}
