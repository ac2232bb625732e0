/** What every node type owes, whoever wrote it. */
import { readdirSync, readFileSync } from 'node:fs'
import { lintFlow, type NodeTypes, parseFlow } from '@chairflow/flow'
import type { NodeDefinition } from '@chairflow/node-kit'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { behaviors } from './behaviors.gen.ts'
import { definitions } from './definitions.gen.ts'
import { triggers } from './triggers.gen.ts'

const HEADINGS = ['## When to use it', '## Ports', '## What can go wrong']
const all = Object.entries(definitions) as unknown as readonly (readonly [string, NodeDefinition])[]

describe.each(all)('%s', (type, definition) => {
  test('its folder is its type', () => expect(definition.type).toBe(type))

  test('its settings are strict and its first settings are known to them', () => {
    const { config, initialConfig } = definition
    expect(new Ajv2020({ strict: false }).compile(config)).toBeTypeOf('function')
    expect((config as { additionalProperties?: unknown }).additionalProperties).toBe(false)
    for (const key of Object.keys(initialConfig))
      expect(Object.keys(config.properties)).toContain(key)
  })

  test('its help answers the same questions and names every fixed port', () => {
    const readme = readFileSync(new URL(`./${type}/README.md`, import.meta.url), 'utf8')
    for (const heading of HEADINGS) expect(readme).toContain(heading)
    for (const { name } of definition.ports({})) expect(readme).toContain(`**${name}**`)
  })

  test('it decides, or starts flows', () => {
    const found = definition.role === 'trigger' ? triggers : behaviors
    expect(Object.keys(found)).toContain(type)
  })

  test('settings of before are said in those of today, once', () => {
    const isOld = (key: string) => 'deprecated' in (definition.config.properties[key] ?? {})
    const old = Object.keys(definition.config.properties).filter(isOld)
    expect(definition.renew === undefined && old.length > 0).toBe(false)
    const before = {
      ...definition.initialConfig,
      ...Object.fromEntries(old.map((key) => [key, true])),
    }
    const now = definition.renew?.(before) ?? before
    expect(Object.keys(now).filter(isOld)).toEqual([])
    expect(definition.renew?.(now) ?? now).toEqual(now)
  })

  test('it describes itself whatever is in its settings', () => {
    for (const config of [{}, definition.initialConfig, { mode: 7, choices: 'x', events: [] }]) {
      expect(definition.summarize(config)).toBeTypeOf('string')
      expect(definition.ports(config).length).toBeGreaterThanOrEqual(0)
    }
  })
})

const examples = new URL('../../../examples/', import.meta.url)
const flows = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.flow.json'),
)

test.each(flows)('%s has no problem', (name) => {
  const parsed = parseFlow(JSON.parse(readFileSync(new URL(name, examples), 'utf8')))
  const types: NodeTypes = (type) => all.find(([known]) => known === type)?.[1]
  expect(parsed.ok && lintFlow(parsed.flow, types)).toEqual([])
})
