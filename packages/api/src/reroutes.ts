import { type Static, Type as T } from 'typebox'

const Name = T.Union([T.String(), T.Null()])

/** As it is now; a name is null when its record is unknown. */
const Booking = T.Object({
  /** ISO 8601, UTC. */
  startAt: T.String(),
  locationId: T.String(),
  serviceName: Name,
  providerName: Name,
  roomName: Name,
  patientName: Name,
})

/** A booking that cannot stay as it is, and what is being done about it. */
export const RerouteView = T.Object({
  id: T.String(),
  /** Our id of the booking. */
  appointmentId: T.String(),
  /** ISO 8601, UTC. */
  foundAt: T.String(),
  settledAt: T.Union([T.String(), T.Null()]),
  status: T.Union(
    [
      T.Literal('gap'),
      T.Literal('flow'),
      T.Literal('task'),
      T.Literal('moved'),
      T.Literal('cleared'),
      T.Literal('past'),
    ],
    {
      description:
        'It cannot be judged, as shifts or certificates are not entered; a flow is under way, the front desk was asked, it was moved or cancelled, it may stay after all, or its time is over.',
    },
  ),
  reasons: T.Array(T.Object({ code: T.String(), text: T.String() })),
  executionIds: T.Array(T.String()),
  taskId: T.Union([T.String(), T.Null()]),
  booking: T.Union([Booking, T.Null()]),
  couldTakeOver: T.Array(T.String(), {
    description: 'Who is certified and free at the booked time, with which room; best first.',
  }),
})
export type RerouteView = Static<typeof RerouteView>

export const ReroutePage = T.Object({
  items: T.Array(RerouteView),
  nextCursor: T.Null(),
})
