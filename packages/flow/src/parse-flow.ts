import { Ajv2020 } from 'ajv/dist/2020.js'
import { FlowDocument } from './flow.ts'
import type { Problem } from './problem.ts'
import { reservedNames } from './reserved-names.ts'
import { shapeProblems } from './shape-problems.ts'

export type ParsedFlow =
  | { readonly ok: true; readonly flow: FlowDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const LARGEST_BYTES = 2 * 1024 * 1024
const TOO_LARGE = 'The flow is larger than 2 MB.'
const DEEPEST = 32

const isFlow = new Ajv2020({ allErrors: true, strict: false }).compile(FlowDocument)

/**
 * Reads a flow document, or says what is wrong, naming node and field. Node types it does not know
 * are kept: the linter names them. Refuses more than 2 MB of JSON, more than 32 levels, and the
 * property names that JavaScript reserves.
 */
export function parseFlow(input: unknown): ParsedFlow {
  const harm = findHarm(input, 0) ?? findOversize(input)
  if (harm !== null) return refused(harm)
  if (!isFlow(input)) return { ok: false, problems: shapeProblems(input, isFlow.errors ?? []) }
  const flow = input as unknown as FlowDocument
  const problems = findInconsistencies(flow)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, flow }
}

export function parseFlowText(text: string): ParsedFlow {
  if (text.length > LARGEST_BYTES) return refused(TOO_LARGE)
  const read = readJson(text)
  return read.ok
    ? parseFlow(read.value)
    : refused('This is not valid JSON. Check commas, quotes and brackets.')
}

function readJson(text: string) {
  try {
    const value: unknown = JSON.parse(text)
    return { ok: true, value } as const
  } catch {
    return { ok: false } as const
  }
}

function refused(message: string): ParsedFlow {
  return { ok: false, problems: [{ code: 'flow-unreadable', severity: 'error', message }] }
}

function findOversize(input: unknown): string | null {
  const json = JSON.stringify(input) ?? ''
  return new TextEncoder().encode(json).length > LARGEST_BYTES ? TOO_LARGE : null
}

function findHarm(value: unknown, depth: number): string | null {
  if (depth > DEEPEST) return `The flow is nested deeper than ${DEEPEST} levels.`
  if (typeof value === 'bigint') return 'The flow holds a value that JSON cannot hold.'
  if (typeof value !== 'object' || value === null) return null
  for (const [name, inner] of Object.entries(value)) {
    if (reservedNames.has(name)) return `The name ${name} cannot be used in a flow.`
    const found = findHarm(inner, depth + 1)
    if (found !== null) return found
  }
  return null
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
