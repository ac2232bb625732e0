import { describe, expect, it } from 'vitest'
import { createEditorStore } from './editor-store.ts'
import { moveNodes, removeNodes, setConfig, setName } from './edits.ts'
import { nodeId, sampleFlow } from './testing/sample-flow.ts'

const open = () => createEditorStore(sampleFlow('a>yes>b'))
const write = (store: ReturnType<typeof open>, text: string, group: string) =>
  store.getState().edit((flow) => setConfig(flow, nodeId('a'), { text }, undefined), group)
const textOf = (store: ReturnType<typeof open>) =>
  store.getState().document.logic.nodes[0]?.config.text

describe('undo', () => {
  it('takes back what was typed into one field at once', () => {
    const store = open()
    for (const text of ['H', 'Hi', 'Hi!']) write(store, text, 'a.text')
    store.getState().undo()
    expect(textOf(store)).toBeUndefined()
    store.getState().redo()
    expect(textOf(store)).toBe('Hi!')
  })

  it('keeps two visits to the same field apart', () => {
    const store = open()
    write(store, 'first', 'a.text')
    store.getState().endGroup()
    write(store, 'second', 'a.text')
    store.getState().undo()
    expect(textOf(store)).toBe('first')
  })

  it('is a new step when typing goes on after it', () => {
    const store = open()
    write(store, 'one', 'a.text')
    store.getState().undo()
    write(store, 'two', 'a.text')
    store.getState().undo()
    expect(textOf(store)).toBeUndefined()
  })

  it('takes back a move, a removal and a new name one by one', () => {
    const store = open()
    const { edit, undo } = store.getState()
    edit((flow) => moveNodes(flow, { a: { x: 9, y: 9 } }))
    edit((flow) => removeNodes(flow, [nodeId('b')]))
    edit((flow) => setName(flow, 'Other'))
    undo()
    expect(store.getState().document.name).toBe('Fill cancelled slots')
    undo()
    expect(store.getState().document.logic.nodes).toHaveLength(2)
    undo()
    expect(store.getState().document).toEqual(sampleFlow('a>yes>b'))
  })

  it('does not leave a node chosen that is no longer there', () => {
    const store = createEditorStore(sampleFlow('a'))
    store.getState().edit(() => sampleFlow('a>yes>b'))
    store.getState().select([nodeId('b')])
    store.getState().undo()
    expect(store.getState().selected).toEqual([])
  })

  it('remembers 200 steps', () => {
    const store = open()
    for (let count = 1; count <= 250; count += 1) write(store, `${count}`, `group ${count}`)
    for (let count = 0; count < 300; count += 1) store.getState().undo()
    expect(textOf(store)).toBe('50')
  })

  it('does not go back behind the newer draft that was taken from the server', () => {
    const store = open()
    write(store, 'mine', 'a.text')
    store.getState().replace(sampleFlow('x'))
    store.getState().undo()
    expect(store.getState().document.logic.nodes[0]?.id).toBe('x')
  })
})
