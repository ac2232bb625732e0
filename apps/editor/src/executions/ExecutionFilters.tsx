import { Group, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { flowsQuery } from '../api.ts'
import { patientsQuery } from '../practice/queries.ts'
import { type Filter, readFilter, statuses } from './filter.ts'
import { texts } from './texts.ts'

type Props = { readonly filter: Filter; readonly onChange: (filter: Filter) => void }

/** More are found by typing. */
const MOST_SHOWN = 50

/** Narrows the list to a flow, a status, a patient, or several of these. */
export function ExecutionFilters({ filter, onChange }: Props) {
  const flows = useQuery(flowsQuery).data?.items ?? []
  const patients = useQuery(patientsQuery).data?.items ?? []
  const look = { clearable: true, clearButtonProps: { 'aria-label': texts.filter.clear } } as const
  return (
    <Group mb="lg" gap="sm" className="cf-run-filters">
      <Select
        {...look}
        label={texts.filter.flow}
        placeholder={texts.filter.anyFlow}
        data={flows.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.flowId}
        onChange={(flowId) => onChange({ ...filter, flowId })}
      />
      <Select
        {...look}
        label={texts.filter.status}
        placeholder={texts.filter.anyStatus}
        data={statuses.map((status) => ({ value: status, label: texts.status[status] }))}
        value={filter.status}
        onChange={(status) => onChange({ ...filter, status: readFilter({ status }).status })}
      />
      <Select
        {...look}
        label={texts.filter.patient}
        placeholder={texts.filter.anyPatient}
        searchable
        limit={MOST_SHOWN}
        nothingFoundMessage={texts.filter.noPatient}
        data={patients.map(({ id, firstName, lastName }) => {
          return { value: id, label: `${firstName} ${lastName}` }
        })}
        value={filter.patientId}
        onChange={(patientId) => onChange({ ...filter, patientId })}
      />
    </Group>
  )
}
