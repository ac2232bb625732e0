/** Words of the list of bookings that cannot stay. */
export const texts = {
  list: 'Bookings that cannot stay as they are',
  lead: 'Somebody is out, a certificate ends, a room is closed: these bookings cannot stay as they are. Nothing is lost: each is with a flow or with the front desk until it is solved.',
  empty: 'Every booking can stay',
  emptyBody:
    'When somebody is marked out, a certificate ends or a room is closed, the bookings it touches appear here.',
  showSolved: 'Show what is solved',
  gaps: (count: number) =>
    count === 1
      ? '1 booking cannot be checked, because shifts or certificates are not entered.'
      : `${count} bookings cannot be checked, because shifts or certificates are not entered.`,
  gapsLink: 'See the task',
  restStays: 'Every other booking can stay.',
  when: 'When',
  booking: 'Booking',
  why: 'Why it cannot stay',
  could: 'Who could take over',
  state: 'State',
  nobody: 'Nobody at that time',
  unknownPatient: 'No patient named',
  unknownService: 'Service not known here',
  withWhom: (provider: string) => `with ${provider}`,
  seeFlow: 'See the flow',
  seeFlowOf: (name: string) => `See the flow for ${name}`,
  openTask: 'Open tasks',
  openTaskOf: (name: string) => `Open tasks, for ${name}`,
  status: {
    gap: 'Not checked',
    flow: 'A flow has it',
    task: 'Front desk has it',
    moved: 'Moved or cancelled',
    cleared: 'Can stay after all',
    past: 'Its time has come',
  },
} as const
