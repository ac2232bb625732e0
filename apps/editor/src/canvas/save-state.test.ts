import { describe, expect, it } from 'vitest'
import {
  nextSave,
  RETRY_AFTER_MS,
  SAVE_AFTER_MS,
  type SaveEvent,
  type SaveState,
  saveDelayMs,
  savedState,
} from './save-state.ts'

const after = (...events: readonly SaveEvent[]): SaveState => events.reduce(nextSave, savedState(7))
const accepted = { kind: 'accepted', revision: 8, at: 1_000 } as const

describe('the draft', () => {
  it('has nothing to send until something is changed', () => {
    expect(saveDelayMs(savedState(7))).toBeNull()
    expect(saveDelayMs(after({ kind: 'edited' }))).toBe(SAVE_AFTER_MS)
  })

  it('builds on the revision that the server answered', () => {
    const state = after({ kind: 'edited' }, { kind: 'started' }, accepted)
    expect(state).toMatchObject({ kind: 'saved', revision: 8, savedAt: 1_000 })
    expect(saveDelayMs(state)).toBeNull()
  })

  it('is sent once more when it was changed during a save', () => {
    const state = after({ kind: 'edited' }, { kind: 'started' }, { kind: 'edited' }, accepted)
    expect(state).toMatchObject({ kind: 'edited', revision: 8 })
    expect(saveDelayMs(state)).toBe(SAVE_AFTER_MS)
  })

  it('never has two saves under way', () => {
    const state = after({ kind: 'edited' }, { kind: 'started' }, { kind: 'edited' })
    expect(state.kind).toBe('saving')
    expect(saveDelayMs(state)).toBeNull()
  })

  it('is tried again by itself while the server cannot be reached', () => {
    const state = after({ kind: 'edited' }, { kind: 'started' }, { kind: 'unreachable' })
    expect(state).toMatchObject({ kind: 'offline', revision: 7 })
    expect(saveDelayMs(state)).toBe(RETRY_AFTER_MS)
  })

  it('is not sent over somebody else’s newer revision, however often it is changed', () => {
    const state = after(
      { kind: 'edited' },
      { kind: 'started' },
      { kind: 'conflicted' },
      { kind: 'edited' },
    )
    expect(state.kind).toBe('conflict')
    expect(saveDelayMs(state)).toBeNull()
  })

  it('is sent on top of the newer revision once the person keeps it', () => {
    const state = after(
      { kind: 'edited' },
      { kind: 'started' },
      { kind: 'conflicted' },
      { kind: 'kept-mine', revision: 9 },
    )
    expect(state).toMatchObject({ kind: 'edited', revision: 9 })
  })

  it('that was refused is sent again only after a change', () => {
    const refused = after(
      { kind: 'edited' },
      { kind: 'started' },
      { kind: 'refused', reason: 'Too large' },
    )
    expect(saveDelayMs(refused)).toBeNull()
    expect(saveDelayMs(nextSave(refused, { kind: 'edited' }))).toBe(SAVE_AFTER_MS)
  })
})
