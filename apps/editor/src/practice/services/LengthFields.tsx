import { NumberInput, SimpleGrid } from '@mantine/core'
import type { FieldsProps } from './fields-props.ts'
import { texts } from './texts.ts'

const DAY_MINUTES = 24 * 60
const SHORTEST = { durationMinutes: 1, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 } as const
const fields = ['durationMinutes', 'bufferBeforeMinutes', 'bufferAfterMinutes'] as const

/** How long it takes there, and what it costs. */
export function LengthFields({ service, draft, change }: FieldsProps) {
  const price = service.priceCents === null ? texts.asEverywhere : `$${service.priceCents / 100}`
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {fields.map((field) => (
        <NumberInput
          key={field}
          label={texts[field]}
          placeholder={String(service[field])}
          min={SHORTEST[field]}
          max={DAY_MINUTES}
          allowDecimal={false}
          clampBehavior="strict"
          value={draft[field]}
          onChange={(value) => change({ [field]: value })}
        />
      ))}
      <NumberInput
        label={texts.price}
        placeholder={price}
        prefix="$"
        min={0}
        decimalScale={2}
        clampBehavior="strict"
        value={draft.price}
        onChange={(value) => change({ price: value })}
      />
    </SimpleGrid>
  )
}
