import { type Location, type Service, sayRule } from '@chairflow/scheduling'
import { Alert, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { problemText } from '../../api.ts'
import { LengthFields } from './LengthFields.tsx'
import { NeedFields } from './NeedFields.tsx'
import { draftOf, type PlaceDraft, problemsIn } from './place-draft.ts'
import { texts } from './texts.ts'
import { useSavePlace } from './use-save-place.ts'

type Props = {
  readonly service: Service
  readonly location: Location
  readonly onDone: () => void
}

export function PlaceForm({ service, location, onDone }: Props) {
  const [draft, setDraft] = useState(() => draftOf(service, location.id))
  const [isChecked, setChecked] = useState(false)
  const save = useSavePlace({ service, location, onDone })
  const problems = problemsIn(draft)
  const change = (some: Partial<PlaceDraft>) => setDraft((so) => ({ ...so, ...some }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (Object.keys(problems).length === 0) save.mutate(draft)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Checkbox
          label={texts.isOffered}
          checked={draft.isOffered}
          onChange={({ currentTarget }) => change({ isOffered: currentTarget.checked })}
        />
        <TextInput
          label={texts.requirement}
          description={texts.requirementHint}
          placeholder={sayRule(service.requirement)}
          maxLength={500}
          value={draft.requirement}
          error={isChecked && problems.requirement}
          onChange={({ currentTarget }) => change({ requirement: currentTarget.value })}
        />
        <NeedFields service={service} draft={draft} change={change} />
        <LengthFields service={service} draft={draft} change={change} />
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
            {texts.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
