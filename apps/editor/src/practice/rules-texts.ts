/** Words of the Rules tab and of editing a certificate. */
export const texts = {
  pasteTitle: 'Paste your matrix',
  pasteLead:
    'Copy the five columns from your spreadsheet: service, required certification, eligible providers, room type, duration + buffer.',
  field: 'Matrix',
  placeholder:
    'Neuromodulator injection\tNeurotoxin cert + RN/NP/PA\tDr. Lee, NP Martinez\tStandard treatment room\t30 min + 15 min buffer',
  check: 'Check',
  importOnly: 'Import',
  importAndPublish: 'Import and publish',
  locationColumn: 'Location',
  location: 'Which location is it about?',
  previewTitle: 'What was read',
  nothingYet: 'Paste the matrix and check it. Nothing changes until you import it.',
  wrong: (count: number) =>
    count === 1 ? 'One place needs your attention.' : `${count} places need your attention.`,
  whole: 'The table',
  place: (row: number, column: string) => `Row ${row}, ${column}: `,
  ready: (added: number, changed: number) =>
    added + changed === 0
      ? 'Everything is as the matrix says already.'
      : `Everything can be read. ${added} to be added, ${changed} to be changed.`,
  assumed: 'Not in the matrix, so we would take:',
  done: (added: number, changed: number) =>
    added + changed === 0 ? 'Nothing had to change.' : `${added} added, ${changed} changed.`,
  published: (name: string, version: number) => `“${name}” is live as version ${version}.`,
  openFlow: 'Open the flow',
  fault: 'This did not work. Please try again in a moment.',
  nowTitle: 'Your rules now',
  nowAt: 'Which location?',
  nowAnywhere: 'As the practice does it',
  download: 'Download as CSV',
  empty: 'No rules yet',
  emptyBody: 'Paste your matrix above.',
  nobody: 'Nobody today',
  gapsTitle: 'What is missing',
  noGaps: 'Nothing is missing',
  noGapsBody: 'Every service has somebody certified, a room and a buffer.',
  more: (count: number) => `Show ${count} more`,
  severity: { error: 'To be fixed', warning: 'Please look', note: 'Good to know' },
  edit: (name: string) => `Edit ${name}`,
  editShort: 'Edit',
  expires: 'Last day printed on it',
  expiresHint: 'Leave empty when there is none.',
  source: 'Where you looked it up',
  sourceHint: 'For example the board register.',
  confirm: 'Confirm',
  save: 'Save without confirming',
  cancel: 'Cancel',
  confirmed: 'Confirmed. It counts from now on.',
  saved: 'Saved.',
} as const
