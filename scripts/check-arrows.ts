/**
 * Draws the layers and refuses to pass by accident: dependency-cruiser reports success when it
 * could read no TypeScript, a package without a row has no rule, and npm's hoisting lets a package
 * import what its package.json never declared.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { arrows, forbidden, options } from './arrows.ts'

const { output } = await cruise(['packages', 'apps'], {
  ruleSet: { forbidden },
  validate: true,
  ...options,
})
const { modules, summary } = output as ICruiseResult
const folders = ['packages', 'apps'].flatMap((root) =>
  readdirSync(root).map((name) => `${root}/${name}`),
)

const problems = [
  ...summary.violations.map((found) => `${found.rule.name}: ${found.from} -> ${found.to}`),
  ...folders.filter((folder) => !(folder in arrows)).map((folder) => `${folder} has no row`),
  ...folders.flatMap(unreadFolder),
  ...folders.flatMap(wrongDeclaration),
  ...Object.entries(arrows).flatMap(upwardArrows),
]

for (const problem of problems) console.error(problem)
drawLayers()
console.log(`${modules.length} modules read, ${problems.length} problems`)
process.exitCode = problems.length === 0 && modules.length > 0 ? 0 : 1

function unreadFolder(folder: string): string[] {
  const isRead = modules.some(({ source }) => source.startsWith(`${folder}/`))
  return isRead ? [] : [`${folder}: no module was read; can TypeScript be read at all?`]
}

function wrongDeclaration(folder: string): string[] {
  const declared = dependenciesOf(folder)
  const allowed = arrows[folder]?.mayImport ?? []
  const excess = declared.filter((name) => !allowed.includes(name))
  return excess.map((name) => `${folder}/package.json declares ${name}, which its row does not`)
}

function upwardArrows([folder, { level, mayImport }]: [string, (typeof arrows)[string]]): string[] {
  return mayImport
    .filter((name) => (arrows[`packages/${name}`]?.level ?? level) >= level)
    .map((name) => `${folder} (level ${level}) names ${name}, which is not below it`)
}

function dependenciesOf(folder: string): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  return Object.keys(dependencies)
    .filter((name) => name.startsWith('@chairflow/'))
    .map((name) => name.replace('@chairflow/', ''))
}

function drawLayers() {
  const levels = [...new Set(Object.values(arrows).map(({ level }) => level))].sort().reverse()
  for (const level of levels) {
    const row = Object.entries(arrows).filter(([, found]) => found.level === level)
    const drawn = row.map(([folder, { mayImport }]) => {
      const name = folder.replace('packages/', '')
      return `${name} -> ${mayImport.length === 0 ? 'nothing of ours' : mayImport.join(' ')}`
    })
    console.log(`level ${level}`)
    for (const line of drawn) console.log(`  ${line}`)
  }
}
