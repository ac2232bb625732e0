/**
 * `npm start`: builds the editor if it changed, then runs server and sandbox side by side with the
 * demo practice, and prints where to look. Ctrl+C ends all of it.
 */
import { buildEditorIfStale } from './build-editor.ts'
import { freshEnvironment, startProcess, stopAll, stopWithParent, whenReady } from './processes.ts'

const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(`Chairflow needs Node 24 or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}

const environment = freshEnvironment()
buildEditorIfStale()
const sandbox = startProcess('apps/sandbox/src/main.ts', environment)
const server = startProcess('apps/server/src/main.ts', environment)
for (const child of [sandbox, server]) {
  child.on('exit', (code) => {
    stopAll()
    process.exitCode = code ?? 0
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopAll)
stopWithParent()

await whenReady([`${environment.publicUrl}/readyz`, `${environment.sandboxUrl}/healthz`])
console.log(`
Chairflow is running with the demo practice.

  Editor             ${environment.publicUrl}
  Sandbox calendar   ${environment.sandboxUrl}
  Sandbox phones     ${environment.sandboxUrl}/phones

Cancel an appointment in the sandbox calendar and watch the phones. Ctrl+C stops everything.
`)
