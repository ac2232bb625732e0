import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { showFault } from '../flows/show-fault.ts'
import { ReasonForm } from '../operate/ReasonForm.tsx'
import { useCancelExecution } from './queries.ts'
import { replayTexts } from './texts.ts'

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
  const { mutate, isPending } = useCancelExecution(id, {
    onSuccess: () => notifications.show({ message: replayTexts.cancelled }),
    onError: showFault,
  })
  return (
    <ReasonForm
      body={replayTexts.cancelBody}
      submit={replayTexts.cancel}
      keep={replayTexts.keep}
      isPending={isPending}
      onSubmit={(reason) => mutate(reason, { onSettled: onClose })}
      onClose={onClose}
    />
  )
}
