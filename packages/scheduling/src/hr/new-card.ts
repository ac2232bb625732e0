import type { CredentialId } from '../ids.ts'
import type { Credential } from '../practice/credential.ts'
import type { About } from './about.ts'
import type { HrRecord } from './hr-record.ts'

/** A card that enables nothing yet, with what HR says of it. */
export function newCard(record: HrRecord, { provider, kind, options }: About): Credential {
  return {
    ...{ id: options.newId('crd') as CredentialId, providerId: provider.id, kind },
    ...{ status: 'pending', number: record.number ?? '', products: [], expiresAt: null },
    ...{ validFrom: record.issuedOn ?? null, validUntil: record.expiresOn ?? null },
    ...{ verifiedOn: null, source: options.source },
  }
}
