import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import type { FlowLogic } from './flow.ts'

/**
 * SHA-256 of what decides, in RFC 8785 form. Layout, notes, names and labels are decoration, and
 * the order in which nodes and edges are listed says nothing.
 */
export function hashLogic({ nodes, edges, settings }: FlowLogic): string {
  const logic = {
    nodes: nodes.map(({ label: _, ...decides }) => decides).sort(byId),
    edges: [...edges].sort(byId),
    settings,
  }
  return bytesToHex(sha256(utf8ToBytes(canonicalize(logic) ?? '')))
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1
}
