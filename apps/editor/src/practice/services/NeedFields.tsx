import { Checkbox, Group, MultiSelect, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { plainWords } from '../../executions/plain-words.ts'
import { equipmentQuery, roomsQuery } from '../queries.ts'
import type { FieldsProps } from './fields-props.ts'
import { texts } from './texts.ts'

/** The room and the devices that it needs there. */
export function NeedFields({ service, draft, change }: FieldsProps) {
  const rooms = useQuery(roomsQuery).data?.items ?? []
  const devices = useQuery(equipmentQuery).data?.items ?? []
  const roomTypes = [...rooms.map(({ type }) => type), service.roomType, draft.roomType ?? '']
  const deviceTypes = [...devices.map(({ type }) => type), ...service.equipmentTypes]
  return (
    <>
      <Group grow align="flex-end">
        <Select
          label={texts.roomType}
          placeholder={plainWords(service.roomType)}
          clearable
          data={choices(roomTypes)}
          value={draft.roomType}
          onChange={(roomType) => change({ roomType })}
        />
        <Select
          label={texts.roomNeed}
          placeholder={texts.roomNeeds[service.roomNeed]}
          clearable
          data={Object.entries(texts.roomNeeds).map(([value, label]) => ({ value, label }))}
          value={draft.roomNeed}
          onChange={(roomNeed) => change({ roomNeed })}
        />
      </Group>
      <Checkbox
        label={texts.hasOwnDevices}
        checked={draft.hasOwnDevices}
        onChange={({ currentTarget }) => change({ hasOwnDevices: currentTarget.checked })}
      />
      {draft.hasOwnDevices && (
        <MultiSelect
          label={texts.equipmentTypes}
          description={texts.devicesHint}
          data={choices([...deviceTypes, ...draft.equipmentTypes])}
          value={[...draft.equipmentTypes]}
          onChange={(equipmentTypes) => change({ equipmentTypes })}
        />
      )}
    </>
  )
}

function choices(types: readonly string[]) {
  return [...new Set(types)]
    .filter((type) => type !== '')
    .map((type) => ({ value: type, label: plainWords(type) }))
}
