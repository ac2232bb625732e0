import type { ClassifyAnswer } from '@chairflow/api'
import { Alert, Badge, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { problemText } from '../../api.ts'
import { factsOf, isSettled, whyOpen } from './answer-words.ts'
import { texts } from './texts.ts'
import { tryPhrase } from './words-api.ts'

const LONGEST_PHRASE = 1000

/** What a text would be taken for, how surely, and when a person would be asked. */
export function TryPhrase() {
  const [phrase, setPhrase] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { mutate, data, error, isPending, reset } = useMutation({ mutationFn: tryPhrase })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (phrase.trim() === '') return setMissing(true)
    mutate(phrase.trim())
  }
  const change = (value: string) => {
    setPhrase(value)
    setMissing(false)
    reset()
  }
  return (
    <Stack gap="md">
      <Text c="dimmed" size="sm">
        {texts.tryLead}
      </Text>
      <form onSubmit={submit} noValidate className="cf-try">
        <TextInput
          label={texts.phrase}
          placeholder={texts.phraseExample}
          maxLength={LONGEST_PHRASE}
          value={phrase}
          error={isMissing && texts.phraseMissing}
          onChange={({ currentTarget }) => change(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={isPending}>
          {texts.try}
        </Button>
      </form>
      <div aria-live="polite">
        {data && <Answer answer={data} />}
        {error !== null && (
          <Alert classNames={{ label: 'cf-alert-label' }} color="red" role="alert">
            {problemText(error, texts.fault)}
          </Alert>
        )}
      </div>
    </Stack>
  )
}

function Answer({ answer }: { readonly answer: ClassifyAnswer }) {
  const why = whyOpen(answer)
  const { requests, alternatives, rest } = answer
  return (
    <Paper withBorder p="md">
      <Text fw={620}>{isSettled(answer) ? texts.sure : texts.unsettled}</Text>
      {why !== null && <Text size="sm">{why}</Text>}
      {alternatives.length > 0 && (
        <Text size="sm">
          {texts.alternatives(alternatives.map(({ label }) => label).join(', '))}
        </Text>
      )}
      {requests.length > 0 && (
        <ul className="cf-answers">
          {requests.map((request) => (
            <Request key={request.category} request={request} />
          ))}
        </ul>
      )}
      {rest !== '' && (
        <Text size="sm" c="dimmed">
          {texts.rest(rest)}
        </Text>
      )}
    </Paper>
  )
}

function Request({ request }: { readonly request: ClassifyAnswer['requests'][number] }) {
  const { label, said, confidence } = request
  return (
    <li>
      <Group gap="xs">
        <Text fw={560}>{label}</Text>
        <Badge variant="outline" className="cf-gap-kind">
          {texts.percent(confidence)}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {[texts.said(said), ...factsOf(request)].join(' · ')}
      </Text>
    </li>
  )
}
