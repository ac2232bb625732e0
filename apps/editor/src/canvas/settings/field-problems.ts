import type { Problem } from '@chairflow/flow'
import type { ErrorSchema } from '@rjsf/utils'

/** The linter's sentences where the form shows them: under the field they are about. */
export function fieldProblems(problems: readonly Problem[]): ErrorSchema {
  const root: Record<string, unknown> = {}
  for (const { field, message } of problems) {
    const path = fieldPath(field)
    if (path.length > 0) put(root, path, message)
  }
  return root
}

/** The steps into the settings that a problem's field names; none when it names no field. */
export const fieldPath = (field: string | undefined): readonly string[] =>
  (field ?? '')
    .replace(/^\/?config\/?/, '')
    .split('/')
    .filter(Boolean)

function put(root: Record<string, unknown>, path: readonly string[], message: string): void {
  let at = root
  for (const step of path) {
    const next = Object.hasOwn(at, step) ? at[step] : undefined
    const inner = isOpen(next) ? next : {}
    at[step] = inner
    at = inner
  }
  at.__errors = [...(Array.isArray(at.__errors) ? at.__errors : []), message]
}

const isOpen = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
