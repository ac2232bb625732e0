import { CLAIM } from '../known-facts.ts'
import { error, knownNodes, type LintRule, nameOf } from './lint-context.ts'

/** Two people could be promised one chair: a booking needs a slot that is held for one person. */
export const bookingWithoutClaim: LintRule = (context) =>
  knownNodes(context)
    .filter(({ node, type }) => type.books === true && !context.facts.at(node.id).has(CLAIM))
    .map((known) => {
      const message = `${nameOf(known)} can be reached without a slot that is held for one person. Put "Offer the slot" before it and connect "Someone said yes".`
      return error('booking-without-claim', message, { nodeId: known.node.id })
    })
