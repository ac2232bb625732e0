import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { createFlow, problemText, rememberFlow } from '../api.ts'
import { texts } from './texts.ts'

type Props = { readonly isOpen: boolean; readonly onClose: () => void }

/** Asks for a name, makes an empty flow and opens it. */
export function NewFlowDialog({ isOpen, onClose }: Props) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={texts.newTitle}>
      <NameForm onClose={onClose} />
    </Modal>
  )
}

function NameForm({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const client = useQueryClient()
  const navigate = useNavigate()
  const create = useMutation({
    mutationFn: createFlow,
    onSuccess: (flow) => {
      rememberFlow(client, flow)
      return navigate({ to: '/flows/$flowId', params: { flowId: flow.id } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) create.mutate(name.trim())
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          data-autofocus
          label={texts.name}
          placeholder={texts.namePlaceholder}
          value={name}
          maxLength={120}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {create.error && (
          <Alert color="red" role="alert">
            {problemText(create.error, texts.tryAgain)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" disabled={!name.trim()} loading={create.isPending}>
            {texts.create}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
