import type { Problem } from '@chairflow/flow'
import type { ErrorSchema } from '@rjsf/utils'

/** The linter's sentences where the form shows them: under the field they are about. */
export function fieldProblems(problems: readonly Problem[]): ErrorSchema {
  const root: ErrorSchema = {}
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

function put(root: ErrorSchema, path: readonly string[], message: string): void {
  let at = root
  for (const step of path) {
    const inner: ErrorSchema = (Object.hasOwn(at, step) && at[step]) || {}
    at[step] = inner
    at = inner
  }
  at.__errors = [...(at.__errors ?? []), message]
}
