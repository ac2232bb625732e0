/** Words of the front desk's list. */
export const texts = {
  title: 'Tasks',
  lead: 'What a flow could not decide alone.',
  loading: 'Loading tasks…',
  empty: 'Nothing needs you right now',
  emptyBody: 'When a flow asks a person, the task appears here.',
  done: (count: number) => `Done (${count})`,
  draft: 'Drafted message',
  due: (when: string) => `Please decide by ${when}`,
  decided: 'Thank you. The flow goes on.',
  chose: (choice: string, by: string) => `${by} chose ${choice}`,
  expired: 'No longer needed',
  see: 'See what happened',
} as const
