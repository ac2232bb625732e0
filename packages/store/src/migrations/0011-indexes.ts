/** So that no everyday question reads a table that grows with the days from end to end. */
export const sql = `
create index eventUnmatched on event (receivedAt)
  where status = 'unmatched' and type = 'message-received';
create index appointmentByEnd on appointment (endAt, startAt);
create index waitlistWaiting on waitlistEntry (serviceId, locationId) where status = 'waiting';
create index patientByPhone on patient (phone);
`
