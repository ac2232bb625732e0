import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/**
 * Starts one process of the program for each list of arguments, lets all go once all are ready, and
 * gathers the line of JSON that each says in the end.
 */
export async function startTogether<Told>(
  program: string,
  runs: readonly (readonly string[])[],
): Promise<readonly Told[]> {
  const started = runs.map((args) => start<Told>(program, args))
  await Promise.all(started.map(({ ready }) => ready))
  for (const { go } of started) go()
  return Promise.all(started.map(({ told }) => told))
}

function start<Told>(program: string, args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ready = lines.next()
  const told = ready.then(async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('One of the processes fell')
    return JSON.parse(value) as Told
  })
  return { ready, told, go: () => child.stdin.end('go\n') }
}
