import type { FlowSummary } from '@chairflow/api'
import { ActionIcon, Menu, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconDotsVertical, IconFileExport, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { deleteFlow, exportFlow, flowsQuery } from '../api.ts'
import { OperateItems } from '../operate/OperateItems.tsx'
import { downloadJson } from './download-json.ts'
import { showFault } from './show-fault.ts'
import { texts } from './texts.ts'

/** What is seldom done with a flow. */
export function FlowMenu({ flow }: { readonly flow: FlowSummary }) {
  const { name, id } = flow
  const remove = useRemove(flow)
  const download = useMutation({
    mutationFn: () => exportFlow(id),
    onSuccess: (document) => downloadJson(document, name),
    onError: showFault,
  })
  const confirm = () =>
    modals.openConfirmModal({
      title: texts.removeTitle(name),
      children: (
        <Text>
          {flow.inFlight > 0 && `${texts.removeInFlight(flow.inFlight)} `}
          {texts.removeBody}
        </Text>
      ),
      labels: { confirm: texts.remove, cancel: texts.cancel },
      confirmProps: { color: 'clay' },
      onConfirm: () => remove.mutate(),
    })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="ink" size="lg" aria-label={texts.more(name)}>
          <IconDotsVertical size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <OperateItems flow={flow} />
        {(flow.published || flow.inFlight > 0) && <Menu.Divider />}
        <Menu.Item leftSection={<IconFileExport size={16} />} onClick={() => download.mutate()}>
          {texts.export}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} onClick={confirm}>
          {texts.remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function useRemove({ id, name }: FlowSummary) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => deleteFlow(id),
    onSuccess: () => {
      notifications.show({ message: texts.removed(name) })
      return client.invalidateQueries({ queryKey: flowsQuery.queryKey })
    },
    onError: showFault,
  })
}
