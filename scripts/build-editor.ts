import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from 'vite'

const STAMP = 'apps/editor/dist/.built-from'
const SOURCES = [
  'apps/editor/{src,public}/**/*',
  'apps/editor/{index.html,package.json,vite.config.ts}',
  'packages/{flow,scheduling,node-kit,canvas-kit,nodes,api}/src/**/*',
  'package-lock.json',
]

/** Builds the editor unless what it is made of has not changed since. */
export async function buildEditorIfStale(): Promise<void> {
  const sources = hashSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  console.log('Building the editor (only after changes)…')
  await build({ root: 'apps/editor', logLevel: 'warn' })
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
