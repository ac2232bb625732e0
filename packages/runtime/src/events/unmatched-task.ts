/** The id of the task that shows an unmatched reply to the front desk. */
export function unmatchedTaskId(eventId: string): string {
  return `${eventId}.unmatched`
}
