import type { PracticeRecords } from '../practice/practice-records.ts'
import { credentialGaps } from './credential-gaps.ts'
import type { Gap } from './gap.ts'
import { peopleGaps } from './people-gaps.ts'
import { serviceGaps } from './service-gaps.ts'

const RANK: Readonly<Record<Gap['severity'], number>> = { error: 0, warning: 1, note: 2 }

/** What the practice's records lack on a day, the worst first. */
export function lintPractice(
  records: PracticeRecords,
  { today }: { readonly today: string },
): readonly Gap[] {
  const gaps = [
    ...records.services.flatMap((service) => serviceGaps(service, records, today)),
    ...records.credentials.flatMap((credential) => credentialGaps(credential, records, today)),
    ...peopleGaps(records),
  ]
  return gaps.sort((one, other) => RANK[one.severity] - RANK[other.severity])
}
