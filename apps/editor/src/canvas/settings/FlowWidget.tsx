import { Select } from '@mantine/core'
import type { WidgetProps } from '@rjsf/utils'
import { useQuery } from '@tanstack/react-query'
import { flowsQuery } from '../../api.ts'
import { contextOf } from './form-context.ts'
import { texts } from './texts.ts'

/** Picks another flow that is live, and with it the version that is live now. */
export function FlowWidget(props: WidgetProps) {
  const { id, label, value, required, rawErrors, schema, onBlur, registry } = props
  const { ownFlowId, change } = contextOf(registry)
  const flows = useQuery(flowsQuery)
  const others = (flows.data?.items ?? []).filter((flow) => flow.id !== ownFlowId)
  const live = others.flatMap(({ id: flowId, name, published }) =>
    published === null ? [] : [{ value: flowId, label: name, version: published.version }],
  )
  const current = typeof value === 'string' && value !== '' ? value : null
  const isKnown = current === null || live.some((flow) => flow.value === current)
  return (
    <Select
      id={id}
      label={label}
      description={schema.description}
      placeholder={texts.choose}
      data={isKnown ? live : [...live, { value: current, label: texts.flowNotLive(current) }]}
      value={current}
      onChange={(flowId) => {
        const version = live.find((flow) => flow.value === flowId)?.version
        if (flowId !== null && version !== undefined) change({ flowId, version })
      }}
      onBlur={() => onBlur(id, value)}
      allowDeselect={false}
      withAsterisk={required ?? false}
      searchable
      nothingFoundMessage={flows.isPending ? texts.loadingFlows : texts.noFlows}
      error={rawErrors?.join(' ')}
    />
  )
}
