/** Words of the page that says what is not as it should be. */
export const texts = {
  title: 'Alerts',
  lead: 'What is not as it should be. Most of it ends by itself, and says so here.',
  loading: 'Loading alerts…',
  open: 'Open alerts',
  empty: 'Everything works',
  emptyBody: 'When something does not, it appears here once, with what you can do.',
  closed: 'Over by now',
  noneClosed: 'Nothing was wrong yet.',
  since: (when: string) => `Began ${when}`,
  last: (when: string) => `last seen ${when}`,
  times: (count: number) => `${count} times`,
  over: (when: string) => `Over ${when}`,
  takeNote: 'I know about it',
  takeNoteOf: (title: string) => `I know about it: ${title}`,
  noted: (by: string) => `${by} knows about it`,
  thanks: 'Thank you, noted',
  closesItself: 'It stays here until it works again.',
  alerts: 'Alerts',
  openAlerts: (count: number) => {
    if (count === 0) return 'No open alerts'
    return count === 1 ? '1 open alert' : `${count} open alerts`
  },
} as const
