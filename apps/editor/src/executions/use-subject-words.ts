import { useQuery } from '@tanstack/react-query'
import { appointmentsQuery } from '../practice/queries.ts'
import { subjectWords } from './subject-words.ts'

/** What an execution is about, with service and patient when it is an appointment we know. */
export function useSubjectWords(subject: string): string {
  return subjectWords(subject, useQuery(appointmentsQuery).data?.items ?? [])
}
