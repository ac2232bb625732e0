/**
 * `npm run histories`: records each scenario that has no history yet, under the newest version in
 * CHANGELOG.md. What a released version decided is never recorded again: a changed scenario gets a
 * new name. `--again` records anew what is unreleased. Releasing gives the unreleased ones their
 * version.
 */
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordScenario } from '../apps/server/src/testing/histories/record-scenario.ts'
import { scenarios } from '../apps/server/src/testing/histories/scenarios.ts'

const FOLDER = 'examples/histories'
const UNRELEASED = 'unreleased'

const version = newestVersion(readFileSync('CHANGELOG.md', 'utf8'))
const mayRepeat = process.argv.includes('--again') && version === UNRELEASED
mkdirSync(FOLDER, { recursive: true })
if (version !== UNRELEASED) release()
for (const [name, play] of Object.entries(scenarios)) {
  const path = join(FOLDER, `${name}.${version}.json`)
  const kept = globSync(`${FOLDER}/${name}.*.json`).filter((one) => one !== path || !mayRepeat)
  if (kept.length > 0) {
    console.error(`${kept.join(', ')}: kept, what was recorded is not recorded again`)
    continue
  }
  const history = await recordScenario(name, play)
  writeFileSync(path, `${JSON.stringify(history, null, 1)}\n`)
  console.info(`${path}: ${history.executions.length} executions`)
}

/** They were recorded by the code that is now released. */
function release(): void {
  for (const path of globSync(`${FOLDER}/*.${UNRELEASED}.json`)) {
    const released = path.replace(`.${UNRELEASED}.json`, `.${version}.json`)
    if (existsSync(released)) throw new Error(`${released} is there already`)
    renameSync(path, released)
  }
}

function newestVersion(changelog: string): string {
  const heading = changelog.match(/^## (\S+)/m)?.[1] ?? UNRELEASED
  return heading === 'Unreleased' ? UNRELEASED : heading
}
