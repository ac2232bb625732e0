import { keepCompiled, writeCompiled } from './compile-cache.ts'

keepCompiled()
const { runServer } = await import('./run-server.ts')
process.exitCode = await runServer(process.env)
writeCompiled()
