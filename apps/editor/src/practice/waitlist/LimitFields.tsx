import { Group, NumberInput, TextInput } from '@mantine/core'
import type { PartProps } from './draft.ts'
import { texts } from './texts.ts'

const MOST_HOURS = 336

/** How long before a visit they must know, and until when they wait. */
export function LimitFields({ draft, problems, onChange }: PartProps) {
  return (
    <Group grow preventGrowOverflow={false} align="flex-start" className="cf-side-by-side">
      <NumberInput
        label={texts.noticeHours}
        description={texts.noticeHint}
        min={0}
        max={MOST_HOURS}
        step={0.5}
        decimalScale={2}
        allowNegative={false}
        value={Math.round((draft.noticeMinutes / 60) * 100) / 100}
        error={problems.noticeMinutes}
        onChange={(hours) =>
          onChange({ noticeMinutes: typeof hours === 'number' ? Math.round(hours * 60) : 0 })
        }
      />
      <TextInput
        type="date"
        label={texts.untilDay}
        description={texts.untilHint}
        value={draft.untilDay}
        error={problems.expiresAt}
        onChange={({ currentTarget }) => onChange({ untilDay: currentTarget.value })}
      />
    </Group>
  )
}
