import type { WaitlistEntry } from '@chairflow/scheduling'
import type { WaitlistEntryTable } from '../schema.ts'

/** How an entry is kept: lists and the provider wish as JSON, the rest as columns. */
export function waitlistRow(entry: WaitlistEntry): WaitlistEntryTable {
  const { locationIds, windows, provider, ...row } = entry
  return {
    ...row,
    locationIdsJson: JSON.stringify(locationIds),
    windowsJson: JSON.stringify(windows),
    providerJson: provider === null ? null : JSON.stringify(provider),
  }
}

export function readWaitlistEntry(row: WaitlistEntryTable): WaitlistEntry {
  const { locationIdsJson, windowsJson, providerJson, ...entry } = row
  return {
    ...entry,
    locationIds: JSON.parse(locationIdsJson),
    windows: JSON.parse(windowsJson),
    provider: providerJson === null ? null : JSON.parse(providerJson),
  }
}
