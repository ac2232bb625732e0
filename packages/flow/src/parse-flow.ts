import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { FlowDocument } from './flow.ts'
import type { Problem } from './problem.ts'

export type ParsedFlow =
  | { readonly ok: true; readonly flow: FlowDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const LARGEST_BYTES = 2 * 1024 * 1024
const DEEPEST = 32
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

const isFlow = new Ajv2020({ allErrors: true, strict: false }).compile(FlowDocument)

/**
 * Reads a flow document, or says what is wrong, naming node and field. Node types it does not know
 * are kept: the linter names them.
 */
export function parseFlow(input: unknown): ParsedFlow {
  const tooMuch = refuseHarm(input)
  if (tooMuch !== null) return refused(tooMuch)
  if (!isFlow(input)) return { ok: false, problems: (isFlow.errors ?? []).map(toProblem(input)) }
  const flow = input as unknown as FlowDocument
  const problems = findInconsistencies(flow)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, flow }
}

export function parseFlowText(text: string): ParsedFlow {
  try {
    return parseFlow(JSON.parse(text))
  } catch {
    return refused('This is not valid JSON. Check commas, quotes and brackets.')
  }
}

function refused(message: string): ParsedFlow {
  return { ok: false, problems: [{ code: 'flow-unreadable', severity: 'error', message }] }
}

function refuseHarm(input: unknown): string | null {
  const reserved = findReserved(input, 0)
  if (reserved !== null) return reserved
  const size = JSON.stringify(input)?.length ?? 0
  return size > LARGEST_BYTES ? 'The flow is larger than 2 MB.' : null
}

function findReserved(value: unknown, depth: number): string | null {
  if (depth > DEEPEST) return `The flow is nested deeper than ${DEEPEST} levels.`
  if (typeof value !== 'object' || value === null) return null
  for (const [name, inner] of Object.entries(value)) {
    if (RESERVED.has(name)) return `The name ${name} cannot be used in a flow.`
    const found = findReserved(inner, depth + 1)
    if (found !== null) return found
  }
  return null
}

function toProblem(input: unknown) {
  return ({ instancePath, message = 'is not valid', params }: ErrorObject): Problem => {
    const path = instancePath.split('/').slice(1)
    const extra = (params as { additionalProperty?: string }).additionalProperty
    const missing = (params as { missingProperty?: string }).missingProperty
    const place = nodeAt(input, path)
    const field = [...(place?.rest ?? path), extra ?? missing].filter(Boolean).join('/')
    const where = place === null ? '' : `Step "${place.name}": `
    const what = `${where}${field || 'the document'} ${extra ? 'is not known here' : message}.`
    return {
      code: 'flow-unreadable',
      severity: 'error',
      message: what,
      ...(place !== null && { nodeId: place.id }),
      ...(field !== '' && { field }),
    }
  }
}

function nodeAt(input: unknown, path: readonly string[]) {
  const [logic, nodes, index, ...rest] = path
  if (logic !== 'logic' || nodes !== 'nodes' || index === undefined) return null
  const { logic: found } = input as { logic: { nodes: readonly Record<string, unknown>[] } }
  const node = found.nodes[Number(index)]
  const id = String(node?.id ?? index)
  return { id, name: String(node?.label ?? id), rest }
}

function findInconsistencies({ logic }: FlowDocument): readonly Problem[] {
  const ids = new Set<string>(logic.nodes.map(({ id }) => id))
  const dangling = logic.edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))
  return [
    ...repeated(logic.nodes.map(({ id }) => id)).map((id) =>
      inconsistent(`Two steps have the same id ${id}.`, { nodeId: id }),
    ),
    ...repeated(logic.edges.map(({ id }) => id)).map((id) =>
      inconsistent(`Two connections have the same id ${id}.`, { edgeId: id }),
    ),
    ...dangling.map(({ id }) =>
      inconsistent(`Connection ${id} begins or ends at a step that is not there.`, { edgeId: id }),
    ),
  ]
}

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

function inconsistent(message: string, where: Partial<Problem>): Problem {
  return { code: 'flow-inconsistent', severity: 'error', message, ...where }
}
