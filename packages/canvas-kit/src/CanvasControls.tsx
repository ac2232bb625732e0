import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ControlButton, Controls, useReactFlow } from 'reactflow'
import { texts } from './texts.ts'

/** Zoom and fit; more buttons may follow. */
export function CanvasControls({ children }: { readonly children?: ReactNode }) {
  const { zoomIn, zoomOut, fitView } = useReactFlow()
  const fit = () => void fitView({ padding: 0.15, maxZoom: 1, duration: motionMs() })
  return (
    <Controls showZoom={false} showFitView={false} showInteractive={false}>
      <ControlButton onClick={() => void zoomIn()} aria-label={texts.zoomIn} title={texts.zoomIn}>
        <IconPlus />
      </ControlButton>
      <ControlButton
        onClick={() => void zoomOut()}
        aria-label={texts.zoomOut}
        title={texts.zoomOut}
      >
        <IconMinus />
      </ControlButton>
      <ControlButton onClick={fit} aria-label={texts.fit} title={texts.fit}>
        <IconFocusCentered />
      </ControlButton>
      {children}
    </Controls>
  )
}

const motionMs = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200)
