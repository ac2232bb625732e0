import type { Variable } from './form-context.ts'

/** Titles that can stand alone: "Slot › Service › Name" for what alone is only "Name". */
export function withFullTitles(variables: readonly Variable[]): readonly Variable[] {
  const titles = new Map(variables.map(({ path, title }) => [path, title]))
  return variables.map((variable) => {
    const steps = variable.path.split('.')
    const above = steps.slice(0, -1).flatMap((_step, index) => {
      const title = titles.get(steps.slice(0, index + 1).join('.'))
      return title === undefined ? [] : [title]
    })
    return { ...variable, title: [...above, variable.title].join(' › ') }
  })
}
