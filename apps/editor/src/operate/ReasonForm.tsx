import { Button, Group, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { texts } from './texts.ts'

/** The journal keeps no longer one. */
export const LONGEST_REASON = 500

type Props = {
  readonly body: string
  readonly submit: string
  readonly keep?: string
  readonly isPending: boolean
  readonly onSubmit: (reason: string) => void
  readonly onClose: () => void
}

/** Asks for a reason before something is ended. */
export function ReasonForm(props: Props) {
  const { body, submit, keep = texts.keep, isPending, onSubmit, onClose } = props
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setIsMissing(true)
    onSubmit(reason.trim())
  }
  return (
    <form onSubmit={send} noValidate>
      <Text size="sm" mb="md">
        {body}
      </Text>
      <Textarea
        label={texts.reason}
        description={texts.reasonHint}
        required
        data-autofocus
        maxLength={LONGEST_REASON}
        autosize
        minRows={2}
        value={reason}
        error={isMissing && texts.reasonMissing}
        onChange={(event) => {
          setReason(event.currentTarget.value)
          setIsMissing(false)
        }}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {keep}
        </Button>
        <Button type="submit" color="clay" loading={isPending}>
          {submit}
        </Button>
      </Group>
    </form>
  )
}
