import { findEffect, insertEffect } from '@chairflow/store'
import type { Clinic } from './clinic.ts'

/** Puts texts into the ledger as if an execution that is over by now had asked for them. */
export async function queueTexts(clinic: Clinic, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, index) => `exe_gone.${padded(index)}.send`)
  const inputs = ids.map((_, index) => ({ to: `+1512555${padded(index)}`, body: `Text ${index}` }))
  await queue(clinic, ids, { connectionId: 'twilio', activity: 'message.send', inputs })
  return ids
}

export async function queueBooking(clinic: Clinic): Promise<string> {
  const id = 'exe_gone.9999.book'
  const startAt = clinic.clock.now() + 24 * 60 * 60_000
  const input = {
    serviceExternalId: '110',
    providerExternalId: '21',
    locationExternalId: '1',
    roomExternalId: '11',
    patientExternalId: '100000113',
    startAt,
    endAt: startAt + 30 * 60_000,
  }
  const where = { connectionId: 'mindbody', activity: 'appointment.book', inputs: [input] }
  await queue(clinic, [id], where)
  return id
}

export function statusOf(clinic: Clinic, id: string): string | undefined {
  return clinic.chairflow.runtime.store.read((tx) => findEffect(tx, id)?.status)
}

type What = {
  readonly connectionId: string
  readonly activity: string
  readonly inputs: readonly object[]
}

async function queue(clinic: Clinic, ids: readonly string[], { inputs, ...what }: What) {
  const { runtime } = clinic.chairflow
  const createdAt = clinic.clock.now()
  const of = { executionId: 'exe_gone', stepId: 'exe_gone.1', nodeId: 'n_1', name: 'send' }
  await runtime.store.write((tx) => {
    for (const [index, id] of ids.entries()) {
      insertEffect(tx, { id, ...of, ...what, inputJson: JSON.stringify(inputs[index]), createdAt })
    }
  })
  await runtime.settle()
}

function padded(index: number): string {
  return String(index).padStart(4, '0')
}
