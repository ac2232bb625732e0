import { Button, FileButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileImport } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { importFlow, rememberFlow } from '../api.ts'
import { showFault } from './show-fault.ts'
import { texts } from './texts.ts'

/** Takes a flow from a file and opens it. */
export function ImportButton() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { mutate, isPending } = useMutation({
    mutationFn: async (file: File) => importFlow(JSON.parse(await file.text())),
    onSuccess: (flow) => {
      rememberFlow(client, flow)
      notifications.show({ message: texts.imported(flow.name) })
      return navigate({ to: '/flows/$flowId', params: { flowId: flow.id } })
    },
    onError: showFault,
  })
  return (
    <FileButton accept="application/json,.json" onChange={(file) => file && mutate(file)}>
      {(props) => (
        <Button
          {...props}
          variant="default"
          loading={isPending}
          leftSection={<IconFileImport size={17} />}
          title={texts.importHint}
        >
          {texts.import}
        </Button>
      )}
    </FileButton>
  )
}
