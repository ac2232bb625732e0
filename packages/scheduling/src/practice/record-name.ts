import { credentialName } from '../match/credential-name.ts'
import { sentenceCase } from '../match/sentence-case.ts'
import type { PracticeRecords, RecordList } from './practice-records.ts'

type Row<List extends RecordList> = PracticeRecords[List][number]

/** What people call a record, e.g. "NP Martinez" or "Neurotoxin certificate of NP Martinez". */
export function recordName<List extends RecordList>(
  list: List,
  row: Row<List>,
  records: PracticeRecords,
): string {
  switch (list) {
    case 'providers':
      return (row as Row<'providers'>).displayName
    case 'credentials':
      return credentialOf(row as Row<'credentials'>, records)
    case 'timeOff':
      return timeOffOf(row as Row<'timeOff'>, records)
    default:
      return (row as Row<'rooms'>).name
  }
}

function credentialOf({ kind, providerId }: Row<'credentials'>, { providers }: PracticeRecords) {
  const holder = providers.find(({ id }) => id === providerId)
  return `${sentenceCase(credentialName(kind))} of ${holder?.displayName ?? 'somebody unknown'}`
}

function timeOffOf({ resourceId, reason }: Row<'timeOff'>, records: PracticeRecords): string {
  const { rooms, equipment, providers } = records
  const place = [...rooms, ...equipment].find(({ id }) => id === resourceId)
  const provider = providers.find(({ id }) => id === resourceId)
  const who = provider?.displayName ?? place?.name ?? 'somebody unknown'
  return reason === '' ? `of ${who}` : `of ${who} (${reason})`
}
