/** Words of the list of changes. */
export const texts = {
  lead: 'Who changed what in the practice’s records, newest first. It cannot be edited.',
  empty: 'Nothing was changed yet',
  emptyBody:
    'Every change of providers, certificates, services, rooms, rules and the waitlist appears here.',
  emptyOf: 'No change of this kind yet',
  emptyOfBody: 'Choose another kind, or look at all changes.',
  show: 'Show',
  all: 'All changes',
  at: 'When',
  actor: 'Who',
  about: 'About',
  what: 'What',
  /** By the kind of record; also the choices to narrow the list, in this order. */
  kind: {
    provider: 'Providers',
    credential: 'Certificates',
    timeOff: 'Time off and closures',
    service: 'Services',
    room: 'Rooms',
    equipment: 'Devices',
    location: 'Locations',
    waitlistEntry: 'Waitlist',
    waitlistAssumptions: 'Forecasts',
    word: 'Words',
    'overbook-permission': 'Overbooking',
    drift: 'Calendar differences',
  },
}
