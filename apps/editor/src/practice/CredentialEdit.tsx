import type { Credential } from '@chairflow/scheduling'
import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemText } from '../api.ts'
import { saveCredential, verifyCredential } from './rules-api.ts'
import { texts } from './rules-texts.ts'

type Props = { readonly credential: Credential; readonly name: string }

/** Its last day, and that somebody looked it up. */
export function CredentialEdit({ credential, name }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={texts.edit(name)}
        onClick={() => setOpen(true)}
      >
        {texts.editShort}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={name} centered>
        <Form credential={credential} onDone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

type FormProps = { readonly credential: Credential; readonly onDone: () => void }

function Form({ credential, onDone }: FormProps) {
  const [until, setUntil] = useState(credential.validUntil ?? '')
  const [source, setSource] = useState('')
  const client = useQueryClient()
  const validUntil = until === '' ? null : until
  const { mutate, isPending, error } = useMutation({
    mutationFn: (isConfirmed: boolean) =>
      isConfirmed
        ? verifyCredential(credential.id, { validUntil, ...(source !== '' && { source }) })
        : saveCredential({ ...credential, validUntil }),
    onSuccess: (_saved, isConfirmed) => {
      notifications.show({ message: isConfirmed ? texts.confirmed : texts.saved })
      void client.invalidateQueries({ queryKey: ['practice'] })
      onDone()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        mutate(true)
      }}
    >
      <Stack>
        <TextInput
          type="date"
          label={texts.expires}
          description={texts.expiresHint}
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <TextInput
          label={texts.source}
          description={texts.sourceHint}
          value={source}
          maxLength={200}
          onChange={({ currentTarget }) => setSource(currentTarget.value)}
        />
        {error !== null && (
          <Alert classNames={{ label: 'cf-alert-label' }} color="red" role="alert">
            {problemText(error, texts.fault)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {texts.cancel}
          </Button>
          <Button variant="default" loading={isPending} onClick={() => mutate(false)}>
            {texts.save}
          </Button>
          <Button type="submit" loading={isPending}>
            {texts.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
