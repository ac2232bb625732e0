import { type FlowDocument, parseFlow } from '@chairflow/flow'
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { putIn } from './commands.ts'
import { useEditorStore } from './editor-store.ts'
import { pick } from './edits.ts'
import { texts } from './texts.ts'

/**
 * Copy and paste through the system clipboard, as a flow document: between flows, tabs and text
 * files alike. Inside a field they keep their usual meaning.
 */
export function useClipboard() {
  const store = useEditorStore()
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const { document: flow, selected, announce } = store.getState()
      if (isElsewhere(event) || selected.length === 0) return
      event.clipboardData?.setData('text/plain', JSON.stringify(pick(flow, selected), null, 2))
      event.preventDefault()
      announce(texts.copied(selected.length))
    }
    const onPaste = (event: ClipboardEvent) => {
      if (isElsewhere(event)) return
      const part = parsePart(event.clipboardData?.getData('text/plain') ?? '')
      if (part) putIn(store, part)
      else notifications.show({ message: texts.notPasted, color: 'yellow' })
      event.preventDefault()
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [store])
}

function parsePart(text: string): FlowDocument | null {
  try {
    const parsed = parseFlow(JSON.parse(text))
    return parsed.ok ? parsed.flow : null
  } catch {
    return null
  }
}

function isElsewhere({ target }: ClipboardEvent) {
  const isField = target instanceof HTMLElement && target.closest('input, textarea, [role=dialog]')
  return Boolean(isField) || document.getSelection()?.type === 'Range'
}
