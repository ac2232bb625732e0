import type { FlowSummary } from '@chairflow/api'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDotsVertical } from '@tabler/icons-react'
import { texts as flowTexts } from '../flows/texts.ts'
import { OperateItems } from './OperateItems.tsx'

/** The same menu as in the list of flows, without what would close the page. */
export function OperateMenu({ flow }: { readonly flow: FlowSummary }) {
  if (flow.published === null && flow.inFlight === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="ink" size="lg" aria-label={flowTexts.more(flow.name)}>
          <IconDotsVertical size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <OperateItems flow={flow} />
      </Menu.Dropdown>
    </Menu>
  )
}
