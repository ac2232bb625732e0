/** The id of the task that shows an unmatched reply to the front desk. */
export function unmatchedTaskId(eventId: string): string {
  return `${eventId}.unmatched`
}

/** The id of the task that asks which of several questions a reply answers. */
export function whichTaskId(eventId: string): string {
  return `${eventId}.which`
}
