import { Button, Group, Modal, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { showFault } from '../flows/show-fault.ts'
import { useCancelExecution } from './queries.ts'
import { replayTexts } from './texts.ts'

const LONGEST_REASON = 500

/** Ends an execution after a reason was given. */
export function CancelButton({ id }: { readonly id: string }) {
  const [isAsking, asking] = useDisclosure(false)
  return (
    <>
      <Button variant="default" onClick={asking.open} className="cf-replay-cancel">
        {replayTexts.cancel}
      </Button>
      <Modal opened={isAsking} onClose={asking.close} title={replayTexts.cancelTitle}>
        <CancelForm id={id} onClose={asking.close} />
      </Modal>
    </>
  )
}

type FormProps = { readonly id: string; readonly onClose: () => void }

function CancelForm({ id, onClose }: FormProps) {
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const cancel = useCancelExecution(id, {
    onSuccess: () => notifications.show({ message: replayTexts.cancelled }),
    onError: showFault,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setIsMissing(true)
    cancel.mutate(reason.trim(), { onSettled: onClose })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Text size="sm" mb="md">
        {replayTexts.cancelBody}
      </Text>
      <Textarea
        label={replayTexts.reason}
        description={replayTexts.reasonHint}
        required
        data-autofocus
        maxLength={LONGEST_REASON}
        autosize
        minRows={2}
        value={reason}
        error={isMissing && replayTexts.reasonMissing}
        onChange={(event) => {
          setReason(event.currentTarget.value)
          setIsMissing(false)
        }}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {replayTexts.keep}
        </Button>
        <Button type="submit" color="clay" loading={cancel.isPending}>
          {replayTexts.cancel}
        </Button>
      </Group>
    </form>
  )
}
