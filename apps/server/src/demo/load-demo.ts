import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type FlowDocument, hashLogic, parseFlow } from '@chairflow/flow'
import { entryFromFile, PracticeFile } from '@chairflow/scheduling'
import {
  insertFlow,
  listLocations,
  publishVersion,
  saveConnection,
  saveCredential,
  saveEquipment,
  saveLocation,
  savePatient,
  saveProvider,
  saveRoom,
  saveService,
  saveWaitlistEntry,
  setMeta,
  type Tx,
} from '@chairflow/store'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Static } from 'typebox'
import type { Chairflow } from '../chairflow.ts'
import { demoConnections } from './demo-connections.ts'

const folder = new URL('../../../../examples/demo-practice/', import.meta.url)

type Practice = Static<typeof PracticeFile>

/** Fills an empty data folder with the demo practice. Returns false when there is one already. */
export async function loadDemo(chairflow: Chairflow): Promise<boolean> {
  const { runtime } = chairflow
  if (runtime.store.read(listLocations).length > 0) return false
  const practice = readPractice()
  const flow = readFlow()
  const at = runtime.host.ports.clock.now()
  await runtime.store.write((tx) => {
    savePractice(tx, practice, at)
    for (const connection of demoConnections(chairflow, practice)) saveConnection(tx, connection)
    publishDemoFlow(tx, flow, at)
  })
  runtime.reconnect()
  return true
}

function readPractice(): Practice {
  const practice: unknown = readJson('practice.json')
  const check = new Ajv2020({ strict: false, useDefaults: true }).compile<Practice>(PracticeFile)
  if (!check(practice)) throw new Error('examples/demo-practice/practice.json is damaged')
  return practice
}

function readFlow(): FlowDocument {
  const parsed = parseFlow(readJson('gap-fill.flow.json'))
  if (!parsed.ok) throw new Error('examples/demo-practice/gap-fill.flow.json is damaged')
  return parsed.flow
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(fileURLToPath(new URL(name, folder)), 'utf8'))
}

/** Appointments are not loaded: they come from the practice system, as in a real practice. */
function savePractice(tx: Tx, practice: Practice, at: number): void {
  setMeta(tx, 'practiceName', practice.practice.name)
  for (const location of practice.locations) saveLocation(tx, location as never)
  for (const room of practice.rooms) saveRoom(tx, room as never)
  for (const equipment of practice.equipment) saveEquipment(tx, equipment as never)
  for (const service of practice.services) saveService(tx, service as never)
  for (const provider of practice.providers) saveProvider(tx, provider as never)
  for (const credential of practice.credentials) saveCredential(tx, credential as never)
  for (const patient of practice.patients) savePatient(tx, patient as never)
  const [location] = practice.locations
  if (location === undefined) return
  for (const entry of practice.waitlist) {
    saveWaitlistEntry(tx, entryFromFile(entry, { locationId: location.id, at }))
  }
}

function publishDemoFlow(tx: Tx, flow: FlowDocument, at: number): void {
  const documentJson = JSON.stringify(flow)
  const by = 'demo practice'
  insertFlow(tx, { id: flow.id, name: flow.name, draftJson: documentJson, at, by })
  publishVersion(tx, {
    flowId: flow.id,
    hash: hashLogic(flow.logic),
    documentJson,
    publishedAt: at,
    publishedBy: by,
    note: 'The demo flow',
  })
}
