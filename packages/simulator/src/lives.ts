import { beginLife, type Life, type LifeOptions } from './life.ts'

export type Lives = {
  readonly now: () => Life | null
  /** Ends the process's life where it stands. */
  readonly crash: () => void
  /** Begins the next one on what was committed, unless one is alive. */
  readonly restart: () => void
  readonly count: () => number
  /** Frees everything; time must not go on after it. */
  readonly close: () => void
}

/** One life after the other on one file. */
export function createLives(first: Buffer, options: Omit<LifeOptions, 'snapshot'>): Lives {
  let snapshot = first
  let life: Life | null = null
  let ended = 0
  const graves: Life[] = []
  const crash = () => {
    if (life === null) return
    snapshot = life.die()
    graves.push(life)
    life = null
    ended += 1
  }
  const bury = () => {
    for (const dead of graves.splice(0)) dead.bury()
  }
  return {
    now: () => life,
    count: () => ended,
    crash,
    close: () => {
      crash()
      bury()
    },
    restart: () => {
      if (life !== null) return
      bury()
      life = beginLife({ ...options, snapshot })
    },
  }
}
