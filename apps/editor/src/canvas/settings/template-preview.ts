import { renderTemplate } from '@chairflow/flow'
import type { Variable } from './form-context.ts'

const HOUR_MS = 3_600_000

const EXAMPLES: Readonly<Record<string, unknown>> = {
  'patient.firstName': 'Maria',
  'patient.lastName': 'Lopez',
  'patient.phone': '(555) 010-0123',
  'service.name': 'Botox',
  'provider.name': 'Dr. Kim',
  'room.name': 'Room 2',
  'location.name': 'Downtown',
  'practice.name': 'Lumen Aesthetics',
  'winner.firstName': 'Maria',
}

/** How a text will read, with example values; null while it cannot be read. */
export function templatePreview(template: string, variables: readonly Variable[]): string | null {
  const nowMs = Date.now()
  try {
    return renderTemplate(template, exampleScope(variables, nowMs), {
      nowMs,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    })
  } catch {
    return null
  }
}

function exampleScope(variables: readonly Variable[], nowMs: number): Record<string, unknown> {
  const scope: Record<string, unknown> = {}
  for (const variable of variables) {
    const steps = variable.path.split('.')
    const last = steps.pop()
    let at = scope
    for (const step of steps) {
      const inner = at[step]
      const next = isOpen(inner) ? inner : {}
      at[step] = next
      at = next
    }
    if (last !== undefined && !isOpen(at[last])) at[last] = example(variable, nowMs)
  }
  return scope
}

function example({ path, title, kind }: Variable, nowMs: number): unknown {
  const known = Object.keys(EXAMPLES).find((end) => path === end || path.endsWith(`.${end}`))
  if (known) return EXAMPLES[known]
  if (kind === 'instant') return nextFullHour(nowMs)
  if (kind === 'number' || kind === 'integer') return 2
  if (kind === 'boolean') return true
  return kind === 'string' ? title : {}
}

const nextFullHour = (nowMs: number) => Math.ceil(nowMs / HOUR_MS) * HOUR_MS + 24 * HOUR_MS

const isOpen = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
