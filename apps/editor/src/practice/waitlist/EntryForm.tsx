import type { WaitlistRow } from '@chairflow/api'
import { Alert, Button, Group, Select, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { problemsOf, problemText } from '../../api.ts'
import { calendarDate } from '../clock-words.ts'
import { useTimeZone } from '../use-time-zone.ts'
import { type Draft, draftOf, inputOf, newDraft, type Problems, problemsIn } from './draft.ts'
import { type Choices, patientOption, serviceOption } from './entry-choices.ts'
import { LimitFields } from './LimitFields.tsx'
import { PlaceFields } from './PlaceFields.tsx'
import { ProviderFields } from './ProviderFields.tsx'
import { texts } from './texts.ts'
import { useSaveEntry } from './use-waitlist-changes.ts'
import { WindowsField } from './WindowsField.tsx'

type Props = {
  readonly before: WaitlistRow | null
  readonly choices: Choices
  readonly onDone: () => void
}

const MOST_SHOWN = 50
const LONGEST_NOTE = 500

/** Who waits for what, when, where and with whom. */
export function EntryForm({ before, choices, onDone }: Props) {
  const { draft, problems, change, submit, save } = useEntryForm({ before, choices, onDone })
  const part = { draft, problems, onChange: change }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        {before === null && (
          <Select
            label={texts.patient}
            description={texts.patientHint}
            required
            searchable
            data-autofocus
            limit={MOST_SHOWN}
            nothingFoundMessage={texts.noPatient}
            data={choices.patients.map(patientOption)}
            value={draft.patientId}
            error={problems.patientId}
            onChange={(patientId) => change({ patientId })}
          />
        )}
        <Select
          label={texts.service}
          required
          searchable
          limit={MOST_SHOWN}
          nothingFoundMessage={texts.noService}
          data={choices.services.map(serviceOption)}
          value={draft.serviceId}
          error={problems.serviceId}
          onChange={(serviceId) => change({ serviceId })}
        />
        <WindowsField {...part} />
        <PlaceFields {...part} locations={choices.locations} />
        <ProviderFields {...part} providers={choices.providers} />
        <LimitFields {...part} />
        <Textarea
          label={texts.note}
          description={texts.noteHint}
          autosize
          minRows={2}
          maxLength={LONGEST_NOTE}
          value={draft.note}
          onChange={({ currentTarget }) => change({ note: currentTarget.value })}
        />
        {save.error !== null && (
          <Alert classNames={{ label: 'cf-alert-label' }} color="red" role="alert">
            {problemText(save.error, texts.fault)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {texts.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {before === null ? texts.add : texts.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function useEntryForm({ before, choices, onDone }: Props) {
  const [first, ...others] = choices.locations
  const only = first !== undefined && others.length === 0 ? [first.id] : []
  const timeZone = useTimeZone(before?.locationIds[0])
  const [draft, setDraft] = useState(() =>
    before === null ? newDraft(only) : draftOf(before, timeZone),
  )
  const [isChecked, setChecked] = useState(false)
  const save = useSaveEntry({ before, onDone })
  const wrong = problemsIn(draft, calendarDate(Date.now(), timeZone))
  const change = (some: Partial<Draft>) => {
    setDraft((so) => ({ ...so, ...some }))
    if (save.error !== null) save.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (Object.keys(wrong).length === 0) return save.mutate(inputOf(draft, timeZone, before))
    focusFirstWrong(event.currentTarget)
  }
  const problems = isChecked ? { ...wrong, ...refusedFields(save.error) } : {}
  return { draft, problems, change, submit, save }
}

/** What the server says about single fields, by their names. */
function refusedFields(error: unknown): Problems {
  const said = problemsOf(error).flatMap(({ field, message }) =>
    field === undefined ? [] : [[field, message] as const],
  )
  return Object.fromEntries(said)
}

/** Fields are marked in the next frame; whoever uses a keyboard or a reader is taken to the first. */
function focusFirstWrong(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  })
}
