import { Select } from '@mantine/core'
import type { WidgetProps } from '@rjsf/utils'
import { contextOf, type Variable } from './form-context.ts'
import { texts } from './texts.ts'

/** Picks something that earlier steps provide, by its title; only what fits is offered. */
export function VariableWidget(props: WidgetProps) {
  const { id, label, value, required, rawErrors, schema, options, onChange, onBlur, registry } =
    props
  const { variables } = contextOf(registry)
  const { wants } = options
  const fitting = variables.filter(({ kind }) => typeof wants !== 'string' || kind === wants)
  const current = typeof value === 'string' ? value : null
  return (
    <Select
      id={id}
      label={label}
      description={schema.description}
      placeholder={texts.choose}
      data={[...fitting.map(entry), ...missing(current, fitting)]}
      value={current}
      onChange={(path) => onChange(path ?? undefined)}
      onBlur={() => onBlur(id, value)}
      allowDeselect={false}
      clearable={!required}
      clearButtonProps={{ 'aria-label': texts.leaveOpen(label) }}
      withAsterisk={required ?? false}
      searchable
      nothingFoundMessage={texts.noVariables}
      error={rawErrors?.join(' ')}
    />
  )
}

const entry = ({ path, title, from }: Variable) => ({
  value: path,
  label: texts.variable(title, from),
})

const missing = (current: string | null, fitting: readonly Variable[]) =>
  current === null || current === '' || fitting.some(({ path }) => path === current)
    ? []
    : [{ value: current, label: texts.notAvailable(current) }]
