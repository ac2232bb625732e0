import { hasIcon } from '@chairflow/canvas-kit'
import { definitions } from '@chairflow/nodes/definitions'
import { expect, it } from 'vitest'
import { faces, palette } from './catalog.ts'

it.each(Object.values(definitions))('$title can be drawn: the canvas has its icon', ({ icon }) => {
  expect(hasIcon(icon)).toBe(true)
})

it('every node type is in the palette once and has a face', () => {
  const types = palette.flatMap(({ items }) => items.map(({ type }) => type))
  expect(types.sort()).toEqual(Object.keys(definitions).sort())
  expect(Object.keys(faces).sort()).toEqual(types)
})
