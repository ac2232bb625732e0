import { Group, Input, NumberInput, Select } from '@mantine/core'
import type { WidgetProps } from '@rjsf/utils'
import { useState } from 'react'
import { texts } from './texts.ts'

const UNITS = [
  { value: 'days', minutes: 1440, label: texts.days },
  { value: 'hours', minutes: 60, label: texts.hours },
  { value: 'minutes', minutes: 1, label: texts.minutes },
] as const

/** A length of time, kept in minutes, shown in the largest unit that is whole. */
export function MinutesWidget(props: WidgetProps) {
  const { id, label, value, required, rawErrors, schema, onChange, onBlur } = props
  const minutes = typeof value === 'number' ? value : null
  const [unit, setUnit] = useState(() => naturalUnit(minutes))
  const each = UNITS.find((candidate) => candidate.value === unit)?.minutes ?? 1
  const change = (amount: number | null, size: number) =>
    onChange(amount === null ? undefined : Math.round(amount * size))
  return (
    <Input.Wrapper
      label={label}
      labelProps={{ htmlFor: id }}
      description={schema.description}
      withAsterisk={required ?? false}
      error={rawErrors?.join(' ')}
    >
      <Group gap="xs" wrap="nowrap" mt={4}>
        <NumberInput
          id={id}
          min={0}
          value={minutes === null ? '' : minutes / each}
          onChange={(amount) => change(typeof amount === 'number' ? amount : null, each)}
          onBlur={() => onBlur(id, value)}
          error={Boolean(rawErrors?.length)}
          style={{ flex: 1 }}
        />
        <Select
          aria-label={texts.unit(label)}
          data={[...UNITS].reverse()}
          value={unit}
          allowDeselect={false}
          w={120}
          onChange={(next) => {
            const size = UNITS.find((candidate) => candidate.value === next)
            if (!size) return
            setUnit(size.value)
            change(minutes === null ? null : minutes / each, size.minutes)
          }}
        />
      </Group>
    </Input.Wrapper>
  )
}

const naturalUnit = (minutes: number | null) =>
  UNITS.find((unit) => minutes !== null && minutes > 0 && minutes % unit.minutes === 0)?.value ??
  'minutes'
