import type { FlowDetail } from '@chairflow/api'
import type { FlowDocument } from '@chairflow/flow'
import { VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { ReactFlowProvider } from 'reactflow'
import { Canvas } from './Canvas.tsx'
import { ConflictDialog } from './ConflictDialog.tsx'
import { ConnectDialog } from './ConnectDialog.tsx'
import { EditorBar } from './EditorBar.tsx'
import { createEditorStore, EditorContext, useEditor } from './editor-store.ts'
import { Palette } from './Palette.tsx'
import { PaletteDrawer } from './PaletteDrawer.tsx'
import { PortTakenDialog } from './PortTakenDialog.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { FlowRules } from './rules/FlowRules.tsx'
import { loadForm } from './settings/load-form.ts'
import { SettingsPanel } from './settings/SettingsPanel.tsx'
import { useAutosave } from './use-autosave.ts'
import { useClipboard } from './use-clipboard.ts'
import { ProblemsContext, useLint } from './use-problems.ts'
import { useUndoKeys } from './use-undo-keys.ts'

type Props = {
  /** What the server knows of the flow now. */
  readonly detail: FlowDetail
  /** The draft as it was read, and its revision. */
  readonly flow: FlowDocument
  readonly revision: number
}

/** One open flow: bar, palette, canvas, settings, and the dialogs they ask for. */
export function Editor(props: Props) {
  const [store] = useState(() => createEditorStore(props.flow))
  return (
    <EditorContext value={store}>
      <ReactFlowProvider>
        <Workplace {...props} />
      </ReactFlowProvider>
    </EditorContext>
  )
}

function Workplace({ detail, revision }: Props) {
  const problems = useLint()
  const save = useAutosave(detail.id, revision)
  const isNarrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false })
  const announcement = useEditor((state) => state.announcement)
  useClipboard()
  useUndoKeys()
  useEffect(() => void loadForm(), [])
  return (
    <ProblemsContext value={problems}>
      <div className="cf-editor">
        <EditorBar detail={detail} save={save} />
        <div className="cf-workplace">
          {!isNarrow && <Palette />}
          <Canvas isNarrow={isNarrow} />
          {isNarrow && <PaletteDrawer />}
          <SettingsPanel isNarrow={isNarrow} />
        </div>
      </div>
      <ConnectDialog />
      <PortTakenDialog />
      <FlowRules />
      <PublishDialog detail={detail} save={save} />
      <ConflictDialog flowId={detail.id} save={save} />
      <VisuallyHidden role="status" aria-live="polite">
        {announcement}
      </VisuallyHidden>
    </ProblemsContext>
  )
}
