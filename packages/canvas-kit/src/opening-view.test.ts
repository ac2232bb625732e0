import { describe, expect, it } from 'vitest'
import { openingView } from './opening-view.ts'

const screen = { width: 1000, height: 600 }

describe('a flow opens', () => {
  it('whole, in the middle and not enlarged, when it is small', () => {
    const view = openingView({ x: 100, y: 50, width: 264, height: 160 }, screen)
    expect(view).toEqual({ zoom: 1, x: 268, y: 170 })
  })
  it('whole and smaller while that can be read', () => {
    const { zoom } = openingView({ x: 0, y: 0, width: 1130, height: 300 }, screen)
    expect(zoom).toBeCloseTo(0.8)
  })
  it('at its beginning, readable, when it is too wide for that', () => {
    const { zoom, x } = openingView({ x: 200, y: 0, width: 4000, height: 300 }, screen)
    expect(zoom).toBe(0.7)
    expect(200 * zoom + x).toBe(48)
  })
})
