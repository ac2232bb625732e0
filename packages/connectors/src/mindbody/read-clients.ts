import type { PatientFacts } from '@chairflow/connector-kit'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { MindbodyClient } from './mindbody-client.ts'
import { ClientsAnswer, parserOf, unreadableAnswer } from './mindbody-shapes.ts'

/** The most the call takes at once (facts/pms 1.2). */
const BATCH = 20
const parse = parserOf(ClientsAnswer, unreadableAnswer('clients'))

/** People by their id; ids Mindbody does not know are absent. */
export async function readClients(
  client: MindbodyClient,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, PatientFacts>> {
  const unique = [...new Set(ids)]
  const found = new Map<string, PatientFacts>()
  for (let start = 0; start < unique.length; start += BATCH) {
    const clientIDs = unique.slice(start, start + BATCH)
    const query = { clientIDs, limit: BATCH }
    const { Clients } = parse(await client.get('client/clients', query, signal))
    for (const one of Clients) found.set(String(one.Id), toPatient(one))
  }
  return found
}

type VendorClient = ReturnType<typeof parse>['Clients'][number]

function toPatient({ Id, FirstName, LastName, MobilePhone, Email }: VendorClient): PatientFacts {
  return {
    externalId: String(Id),
    firstName: FirstName ?? '',
    lastName: LastName ?? '',
    phone: MobilePhone == null ? null : toE164(MobilePhone),
    email: Email ?? null,
  }
}

/** The numbers of US practices are often typed without a country. */
function toE164(text: string): string | null {
  const phone = parsePhoneNumberFromString(text, 'US')
  return phone?.isPossible() ? phone.number : null
}
