import type { TimePreference } from '@chairflow/scheduling'
import { Button, Chip, Fieldset, Group, Input, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { dayWords } from '../preference-words.ts'
import { NEW_WINDOW, type PartProps, type Problems } from './draft.ts'
import { texts } from './texts.ts'

const MOST_WINDOWS = 20

/** Any number of days with hours; none means any time. */
export function WindowsField({ draft: { windows }, problems, onChange }: PartProps) {
  const put = (index: number, window: TimePreference) =>
    onChange({ windows: windows.map((one, at) => (at === index ? window : one)) })
  const remove = (index: number) => onChange({ windows: windows.filter((_, at) => at !== index) })
  return (
    <section aria-label={texts.when}>
      <Text size="sm" fw={500}>
        {texts.when}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {texts.whenHint}
      </Text>
      <Stack gap="sm" align="stretch">
        {windows.map((window, index) => (
          <Window
            // biome-ignore lint/suspicious/noArrayIndexKey: windows have no other name
            key={index}
            number={index + 1}
            window={window}
            problems={problems}
            onChange={(next) => put(index, next)}
            onRemove={() => remove(index)}
          />
        ))}
        {windows.length < MOST_WINDOWS && (
          <Button
            variant="default"
            size="compact-sm"
            style={{ alignSelf: 'flex-start' }}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange({ windows: [...windows, NEW_WINDOW] })}
          >
            {texts.addWindow}
          </Button>
        )}
      </Stack>
    </section>
  )
}

type WindowProps = {
  readonly number: number
  readonly window: TimePreference
  readonly problems: Problems
  readonly onChange: (window: TimePreference) => void
  readonly onRemove: () => void
}

function Window({ number, window, problems, onChange, onRemove }: WindowProps) {
  const problem = (field: string) => problems[`windows.${number - 1}.${field}`]
  return (
    <Fieldset legend={texts.window(number)} className="cf-window">
      <Days
        days={window.days}
        error={problem('days')}
        onChange={(days) => onChange({ ...window, days })}
      />
      <Group align="flex-start" gap="sm" mt="sm">
        <Hour
          label={texts.fromHour}
          value={window.from}
          error={problem('from')}
          onChange={(from) => onChange({ ...window, from })}
        />
        <Hour
          label={texts.toHour}
          value={window.to}
          error={problem('to')}
          onChange={(to) => onChange({ ...window, to })}
        />
        <Button
          variant="default"
          className="cf-window-remove"
          onClick={onRemove}
          aria-label={texts.removeWindow}
        >
          {texts.remove}
        </Button>
      </Group>
    </Fieldset>
  )
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const

type DaysProps = {
  readonly days: readonly number[]
  readonly error: string | undefined
  readonly onChange: (days: number[]) => void
}

function Days({ days, error, onChange }: DaysProps) {
  return (
    <Input.Wrapper label={texts.days} labelElement="div" error={error}>
      <Chip.Group multiple value={days.map(String)} onChange={(some) => onChange(some.map(Number))}>
        <Group gap={6} mt={4} role="group" aria-label={texts.days}>
          {DAYS.map((day) => (
            <Chip key={day} value={String(day)} size="sm" aria-invalid={error !== undefined}>
              {dayWords([day])}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  )
}

type HourProps = {
  readonly label: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

function Hour({ label, value, error, onChange }: HourProps) {
  return (
    <TextInput
      type="time"
      w={150}
      label={label}
      value={value}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
