/** `npm run dev`: server and sandbox restart on change, the editor reloads while you type. */
import { createServer } from 'vite'
import { freshEnvironment, startProcess, stopAll } from './processes.ts'

const environment = freshEnvironment()
startProcess('apps/sandbox/src/main.ts', environment, ['--watch'])
startProcess('apps/server/src/main.ts', environment, ['--watch'])
const editor = await createServer({ root: 'apps/editor' })
await editor.listen()
editor.printUrls()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    stopAll()
    await editor.close()
    process.exit(0)
  })
}
