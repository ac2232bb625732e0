import { error, type LintRule } from './lint-context.ts'

/** News are told by ids; a name or a phone number would match none, and stay in every list. */
export const subjectNoId: LintRule = ({ flow }) => {
  const { subject } = flow.logic.settings
  if (subject === undefined || subject === '') return []
  if (subject.endsWith('.id') || subject.startsWith('input.')) return []
  const message = `What this flow is about must be the id of a visit or a certificate, and ${subject} is none. Use appointment.id, credential.id, or a value that is entered at the start.`
  return [error('subject-no-id', message, { field: 'settings/subject' })]
}
