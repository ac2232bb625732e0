import { compileProgram, type FindNodeType, type Program } from '@chairflow/engine'
import { type FlowDocument, parseFlow } from '@chairflow/flow'
import { findVersion, type Tx } from '@chairflow/store'

export type LoadedVersion = { readonly document: FlowDocument; readonly program: Program }
export type LoadVersion = (tx: Tx, flowId: string, version: number) => LoadedVersion

/** Versions never change, so each is read and compiled once. */
export function createVersionLoader(findNodeType: FindNodeType): LoadVersion {
  const loaded = new Map<string, LoadedVersion>()
  return (tx, flowId, version) => {
    const key = `${flowId}@${version}`
    const known = loaded.get(key) ?? load(tx, { flowId, version }, findNodeType)
    loaded.set(key, known)
    return known
  }
}

function load(
  tx: Tx,
  { flowId, version }: { readonly flowId: string; readonly version: number },
  findNodeType: FindNodeType,
): LoadedVersion {
  const row = findVersion(tx, flowId, version)
  if (row === undefined) throw new Error(`Flow ${flowId} has no version ${version}`)
  const parsed = parseFlow(JSON.parse(row.documentJson))
  if (!parsed.ok) throw new Error(`Version ${version} of ${flowId} cannot be read`)
  return {
    document: parsed.flow,
    program: compileProgram(parsed.flow.logic, findNodeType),
  }
}
