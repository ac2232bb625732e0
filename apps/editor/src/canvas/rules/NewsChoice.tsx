import { Checkbox, Group } from '@mantine/core'
import type { SubjectEvent } from './change-rules.ts'
import { texts } from './texts.ts'

type Props = {
  readonly label: string
  readonly hint: string
  readonly value: readonly SubjectEvent[]
  readonly warning?: string | null
  readonly onChange: (events: readonly SubjectEvent[]) => void
}

const all = Object.keys(texts.happenings) as readonly SubjectEvent[]

/** Which news of the appointment has an effect on executions about it. */
export function NewsChoice({ label, hint, value, warning = null, onChange }: Props) {
  return (
    <Checkbox.Group
      label={label}
      description={hint}
      error={warning}
      value={[...value]}
      onChange={(chosen) => onChange(all.filter((event) => chosen.includes(event)))}
    >
      <Group gap="sm" mt="xs">
        {all.map((event) => (
          <Checkbox key={event} value={event} label={texts.happenings[event]} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}
