/** What a step that books has taken in the calendar goes by this name until the booking is known. */
export function bookingKey(executionId: string, stepId: string): string {
  return `${executionId}.${stepId}`
}
