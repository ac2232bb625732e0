/** What a step that books has taken in the calendar goes by this name until the booking is known. */
export function bookingKey(executionId: string, stepId: string): string {
  return `${executionId}.${stepId}`
}

/** Activities whose step takes time in the calendar before it asks the practice system. */
export function takesTime(activity: string): boolean {
  return activity === 'appointment.book' || activity === 'appointment.change'
}
