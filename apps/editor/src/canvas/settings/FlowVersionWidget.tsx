import { Select } from '@mantine/core'
import type { WidgetProps } from '@rjsf/utils'
import { useQuery } from '@tanstack/react-query'
import { versionsQuery } from '../../api.ts'
import { contextOf } from './form-context.ts'
import { texts } from './texts.ts'

/** Picks one of the released versions of the flow chosen beside it. */
export function FlowVersionWidget(props: WidgetProps) {
  const { id, label, value, required, rawErrors, schema, onBlur, registry } = props
  const { config, change } = contextOf(registry)
  const flowId = typeof config.flowId === 'string' ? config.flowId : ''
  const versions = useQuery({ ...versionsQuery(flowId), enabled: flowId !== '' })
  const known = (versions.data?.items ?? []).map(({ version }) => String(version))
  const current = typeof value === 'number' ? String(value) : null
  const all = current === null || known.includes(current) ? known : [current, ...known]
  return (
    <Select
      id={id}
      label={label}
      description={schema.description}
      data={all.map((version) => ({ value: version, label: texts.version(version) }))}
      value={current}
      disabled={flowId === ''}
      onChange={(version) => version !== null && change({ version: Number(version) })}
      onBlur={() => onBlur(id, value)}
      allowDeselect={false}
      withAsterisk={required ?? false}
      error={rawErrors?.join(' ')}
    />
  )
}
