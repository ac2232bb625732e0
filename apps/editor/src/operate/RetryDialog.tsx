import { Modal } from '@mantine/core'
import { RetryForm } from './RetryForm.tsx'
import { texts } from './texts.ts'

/** From which step somebody wants to run again: `open` without one asks for it. */
export type RetryQuestion = { readonly nodeId: string | null }

type Props = {
  readonly id: string
  readonly question: RetryQuestion | null
  readonly isGoingOn: boolean
  readonly onClose: () => void
}

export function RetryDialog({ id, question, isGoingOn, onClose }: Props) {
  return (
    <Modal opened={question !== null} onClose={onClose} title={texts.retryTitle}>
      {question && (
        <RetryForm id={id} nodeId={question.nodeId} isGoingOn={isGoingOn} onClose={onClose} />
      )}
    </Modal>
  )
}
