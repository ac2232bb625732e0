import type { ImportedMatrix } from '@chairflow/api'
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { problemsOf, problemText } from '../api.ts'
import { LocationChoice } from './LocationChoice.tsx'
import { MatrixPreview } from './MatrixPreview.tsx'
import { sendMatrix } from './rules-api.ts'
import { texts } from './rules-texts.ts'

/** Paste, check, import: nothing changes before the last. */
export function MatrixForm() {
  const [text, setText] = useState('')
  const [locationId, setLocationId] = useState<string | null>(null)
  const client = useQueryClient()
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: (wish: { readonly dryRun: boolean; readonly publish: boolean }) =>
      sendMatrix({ ...wish, text, ...(locationId !== null && { locationId }) }),
    onSuccess: ({ dryRun }) => {
      if (dryRun) return
      setText('')
      void client.invalidateQueries({ queryKey: ['practice'] })
      void client.invalidateQueries({ queryKey: ['flows'] })
    },
  })
  const change = (value: string) => {
    setText(value)
    reset()
  }
  const isReady = data?.dryRun === true && data.problems.length === 0
  const send = (wish: { readonly dryRun: boolean; readonly publish: boolean }) => () => mutate(wish)
  return (
    <Stack gap="md">
      <Text c="dimmed">{texts.pasteLead}</Text>
      <Textarea
        label={texts.field}
        placeholder={texts.placeholder}
        value={text}
        onChange={({ currentTarget }) => change(currentTarget.value)}
        autosize
        minRows={5}
        maxRows={14}
        spellCheck={false}
        classNames={{ input: 'cf-matrix-input' }}
      />
      <LocationChoice
        label={texts.location}
        value={locationId}
        onChange={(id) => {
          setLocationId(id)
          reset()
        }}
      />
      <Group>
        <Button
          variant="default"
          disabled={text.trim() === ''}
          loading={isPending}
          onClick={send({ dryRun: true, publish: false })}
        >
          {texts.check}
        </Button>
        {isReady && (
          <>
            <Button loading={isPending} onClick={send({ dryRun: false, publish: true })}>
              {texts.importAndPublish}
            </Button>
            <Button
              variant="default"
              loading={isPending}
              onClick={send({ dryRun: false, publish: false })}
            >
              {texts.importOnly}
            </Button>
          </>
        )}
      </Group>
      <div aria-live="polite">
        {error !== null && <Refusal error={error} />}
        {error === null && data === undefined && (
          <Text size="sm" c="dimmed">
            {texts.nothingYet}
          </Text>
        )}
        {data !== undefined && (data.dryRun ? <MatrixPreview read={data} /> : <Done done={data} />)}
      </div>
    </Stack>
  )
}

function Refusal({ error }: { readonly error: unknown }) {
  const problems = problemsOf(error)
  return (
    <Alert
      classNames={{ label: 'cf-alert-label' }}
      color="red"
      role="alert"
      title={problemText(error, texts.fault)}
    >
      {problems.map(({ message }) => (
        <Text key={message} size="sm">
          {message}
        </Text>
      ))}
    </Alert>
  )
}

function Done({ done: { created, changed, flow } }: { readonly done: ImportedMatrix }) {
  const navigate = useNavigate()
  return (
    <Alert
      classNames={{ label: 'cf-alert-label' }}
      color="teal"
      title={texts.done(created.length, changed.length)}
    >
      {flow !== null && (
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{texts.published(flow.name, flow.version)}</Text>
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              notifications.clean()
              void navigate({ to: '/flows/$flowId', params: { flowId: flow.id } })
            }}
          >
            {texts.openFlow}
          </Button>
        </Stack>
      )}
    </Alert>
  )
}
