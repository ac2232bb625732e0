import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { showFault } from '../flows/show-fault.ts'
import { cancelMany, type Whose } from './operate-api.ts'
import { ReasonForm } from './ReasonForm.tsx'
import { texts } from './texts.ts'

type Props = { readonly whose: Whose; readonly body: string; readonly submit: string }

/** Ends everything under way for a flow, a subject or a patient after a reason was given. */
function CancelManyForm({ whose, body, submit }: Props) {
  const client = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (reason: string) => cancelMany(whose, reason),
    onSuccess: ({ cancelled }) => {
      modals.closeAll()
      notifications.show({ message: texts.cancelled(cancelled) })
    },
    onError: showFault,
    onSettled: () =>
      Promise.all(
        ['executions', 'flows'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  })
  return (
    <ReasonForm
      body={body}
      submit={submit}
      isPending={isPending}
      onSubmit={mutate}
      onClose={() => modals.closeAll()}
    />
  )
}

/** Asks, with the given title, before everything of somebody is ended. */
export function askToCancelMany({ title, ...props }: Props & { readonly title: string }): void {
  modals.open({ title, children: <CancelManyForm {...props} /> })
}
