import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const documents = globSync([
  '*.md',
  'docs/**/*.md',
  'apps/*/README.md',
  'packages/*/src/**/README.md',
])

test.each(documents)('every file that %s points to is there', (path) => {
  const text = readFileSync(path, 'utf8')
  const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => target ?? '')
  for (const target of targets) expect(existsSync(join(dirname(path), target)), target).toBe(true)
})

test('decision records are numbered one by one', () => {
  const numbers = globSync('docs/decisions/*.md').map((path) => Number(path.match(/(\d{4})-/)?.[1]))
  expect(numbers.sort()).toEqual(numbers.map((_, index) => index + 1))
})

test('every test that the operations pages name is there', () => {
  const folder = 'docs/operations'
  for (const path of globSync(`${folder}/*.md`)) {
    const named = [
      ...readFileSync(path, 'utf8').matchAll(/\[([^\]]+)\]\(([^)]+\.(?:test|e2e)\.ts)\)/g),
    ]
    for (const [, title = '', file = ''] of named) {
      const titles = readFileSync(join(folder, file), 'utf8').replace(/\s+/g, ' ')
      expect(titles, `${file}: ${title}`).toContain(title.replace(/\s+/g, ' '))
    }
  }
})

test('every call that changes something outside is on the page of what could happen twice', () => {
  const page = readFileSync('docs/operations/duplicates.md', 'utf8')
  const rows = globSync('packages/connectors/src/*/*.ts').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/ActivityHandler<'([a-z.]+)'>/g)].map(
      ([, call]) => `| ${basename(dirname(path))} | \`${call}\` |`,
    ),
  )
  expect(rows.length).toBeGreaterThan(2)
  for (const row of rows) expect(page).toContain(row)
})
