import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'

const STAMP = 'apps/editor/dist/.built-from'
const SOURCES = [
  'apps/editor/{src,public}/**/*',
  'apps/editor/{index.html,package.json,vite.config.ts}',
  'packages/{flow,scheduling,node-kit,canvas-kit,nodes,api}/src/**/*',
  'package-lock.json',
]

/**
 * Builds the editor unless what it is made of has not changed since; in a process of its own, so that
 * its gigabyte is given back.
 */
export function buildEditorIfStale(): void {
  const sources = hashSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  console.log('Building the editor (only after changes)…')
  const build = ['node_modules/vite/bin/vite.js', 'build', 'apps/editor', '--logLevel', 'warn']
  const { status } = spawnSync(process.execPath, build, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(STAMP, sources)
}

function hashSources(): string {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()
  for (const file of files) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}
