import type { DriftFinding } from '@chairflow/api'
import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { showFault } from '../../flows/show-fault.ts'
import { acceptGone } from './drift-api.ts'
import { texts } from './texts.ts'

type Props = { readonly finding: DriftFinding; readonly visit: string }

/** Gives up a visit that the practice system has no more; asked first, as it cannot be taken back. */
export function ReallyGone({ finding: { id }, visit }: Props) {
  const queries = useQueryClient()
  const accept = useMutation({
    mutationFn: () => acceptGone(id),
    onSuccess: () => notifications.show({ message: texts.goneDone }),
    onError: showFault,
    onSettled: () => queries.invalidateQueries({ queryKey: ['practice'] }),
  })
  const ask = () =>
    modals.openConfirmModal({
      title: texts.goneTitle,
      children: <Text size="sm">{texts.goneBody(visit)}</Text>,
      labels: { confirm: texts.goneYes, cancel: texts.back },
      confirmProps: { color: 'red' },
      onConfirm: () => accept.mutate(),
    })
  return (
    <Button
      size="compact-sm"
      variant="default"
      mt={6}
      loading={accept.isPending}
      aria-label={texts.goneOf(visit)}
      onClick={ask}
    >
      {texts.gone}
    </Button>
  )
}
