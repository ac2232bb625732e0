import { Button, Group, Modal, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { showFault } from '../flows/show-fault.ts'
import { cancelExecution } from './executions-api.ts'
import { texts } from './texts.ts'

/** Ends an execution after a reason was given. */
export function CancelButton({ id }: { readonly id: string }) {
  const [isAsking, asking] = useDisclosure(false)
  const [reason, setReason] = useState('')
  const client = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => cancelExecution(id, reason.trim()),
    onSuccess: () => {
      asking.close()
      notifications.show({ message: texts.cancelled })
      void client.invalidateQueries({ queryKey: ['executions'] })
    },
    onError: showFault,
  })
  return (
    <>
      <Button variant="default" size="xs" onClick={asking.open}>
        {texts.cancel}
      </Button>
      <Modal opened={isAsking} onClose={asking.close} title={texts.cancelTitle}>
        <Text size="sm" mb="md">
          {texts.cancelBody}
        </Text>
        <Textarea
          label={texts.cancelReason}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={asking.close}>
            {texts.cancelKeep}
          </Button>
          <Button
            color="clay"
            disabled={reason.trim() === ''}
            loading={cancel.isPending}
            onClick={() => cancel.mutate()}
          >
            {texts.cancel}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
