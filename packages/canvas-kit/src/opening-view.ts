import type { Position } from './positions.ts'

const READABLE_ZOOM = 0.7
const MARGIN = 48

export type Box = Position & { readonly width: number; readonly height: number }

/**
 * Where to look first: the whole drawing when it is readable then, else its beginning, in a size
 * that can be read. `drawing` in canvas pixels, `screen` the size of the view.
 */
export function openingView(
  drawing: Box,
  screen: { readonly width: number; readonly height: number },
) {
  const whole = Math.min(
    (screen.width - 2 * MARGIN) / Math.max(drawing.width, 1),
    (screen.height - 2 * MARGIN) / Math.max(drawing.height, 1),
  )
  const zoom = Math.min(Math.max(whole, READABLE_ZOOM), 1)
  const isWide = drawing.width * zoom > screen.width - 2 * MARGIN
  const isHigh = drawing.height * zoom > screen.height - 2 * MARGIN
  const middle = (from: number, size: number, room: number) =>
    (room - size * zoom) / 2 - from * zoom
  return {
    zoom,
    x: isWide ? MARGIN - drawing.x * zoom : middle(drawing.x, drawing.width, screen.width),
    y:
      isHigh && !isWide
        ? MARGIN - drawing.y * zoom
        : middle(drawing.y, drawing.height, screen.height),
  }
}
