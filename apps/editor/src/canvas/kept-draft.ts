import { type FlowDocument, parseFlow } from '@chairflow/flow'

type KeptDraft = { readonly revision: number; readonly flow: FlowDocument }

const keyOf = (flowId: string) => `chairflow.draft.${flowId}`

/** Keeps a draft on this device until the server has it. A full or closed storage is no fault. */
export function keepDraft(flowId: string, { revision, flow }: KeptDraft): void {
  try {
    localStorage.setItem(keyOf(flowId), JSON.stringify({ revision, document: flow }))
  } catch {}
}

export function dropDraft(flowId: string): void {
  try {
    localStorage.removeItem(keyOf(flowId))
  } catch {}
}

/** The draft that was kept at the last visit; null when there is none that can be read. */
export function keptDraft(flowId: string): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(flowId)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return null
    if (!('revision' in kept) || !('document' in kept)) return null
    const parsed = parseFlow(kept.document)
    return parsed.ok && typeof kept.revision === 'number'
      ? { revision: kept.revision, flow: parsed.flow }
      : null
  } catch {
    return null
  }
}
