import type { Beginning } from '@chairflow/simulator'
import type { Teller } from './teller.ts'

export type Story = {
  /** The practice and the flows it begins with, where they are not those of the simulations. */
  readonly beginning: () => Beginning
  /** How often these words are in what vendors took or how flows ended, when nothing disturbs it. */
  readonly contains: Readonly<Record<string, number>>
  /** From its beginning in every life; whoever tells the same thing twice is told so. */
  readonly tell: (teller: Teller) => Promise<void>
}
