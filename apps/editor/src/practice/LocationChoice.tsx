import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { locationsQuery } from './queries.ts'

type Props = {
  readonly label: string
  readonly placeholder?: string
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

/** Asked only where there are several. */
export function LocationChoice({ label, placeholder, value, onChange }: Props) {
  const locations = useQuery(locationsQuery).data?.items ?? []
  if (locations.length < 2) return null
  return (
    <Select
      label={label}
      placeholder={placeholder}
      clearable={placeholder !== undefined}
      data={locations.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  )
}
