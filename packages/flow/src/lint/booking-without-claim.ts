import { CLAIM } from '../known-facts.ts'
import { error, type KnownNode, knownNodes, type LintRule, nameOf } from './lint-context.ts'

/** Two people could be promised one chair: a booking needs a slot that is held for one person. */
export const bookingWithoutClaim: LintRule = (context) =>
  knownNodes(context)
    .filter((known) => books(known) && !context.facts.at(known.node.id).has(CLAIM))
    .map((known) => {
      const message = `${nameOf(known)} can be reached without a slot that is held for one person. Put "Offer the slot" before it and connect "Someone said yes".`
      return error('booking-without-claim', message, { nodeId: known.node.id })
    })

function books({ node, type }: KnownNode): boolean {
  return typeof type.books === 'function' ? type.books(node.config) : type.books === true
}
