import { Type as T } from 'typebox'

const needs = { 'x-needs': 'lookAheadHours' } as const
/** Thirty days. */
const LONGEST_HOURS = 720
/** Nobody's time is kept for longer than a day without a booking. */
const LONGEST_HOLD_MINUTES = 24 * 60

/** What to do when nobody fits at the time: look for the first one within a window, or ask a person. */
export const aheadSettings = {
  lookAheadHours: T.Optional(
    T.Integer({
      title: 'When nobody fits then, look for another time within so many hours',
      minimum: 1,
      maximum: LONGEST_HOURS,
      description:
        'Often 72 or 48. Nobody within them either: a person decides. Empty: only at its time.',
    }),
  ),
  lookAheadCounts: T.Optional(
    T.Union(
      [
        T.Literal('wall-hours', { title: 'Every hour, nights and weekends too' }),
        T.Literal('business-hours', { title: 'Only hours in which the location is open' }),
      ],
      { title: 'Which hours count', description: 'Without a choice: every hour.', ...needs },
    ),
  ),
  lookAheadFrom: T.Optional(
    T.Union(
      [
        T.Literal('now', { title: 'From now on' }),
        T.Literal('wished-time', { title: 'From the time of the slot on' }),
      ],
      { title: 'Counted from when', description: 'Without a choice: from now on.', ...needs },
    ),
  ),
  noticeMinutes: T.Optional(
    T.Integer({
      title: 'Earliest start from now',
      minimum: 0,
      maximum: 30 * 24 * 60,
      'x-kind': 'minutes',
      description: 'People need time to come. Empty: one hour.',
      ...needs,
    }),
  ),
  atMostMiles: T.Optional(
    T.Integer({
      title: 'Propose other locations within so many miles',
      minimum: 1,
      maximum: 200,
      description: 'Of the patient’s zip, when there is no time here. Empty: this location only.',
      ...needs,
    }),
  ),
  holdMinutes: T.Optional(
    T.Integer({
      title: 'Keep the proposed times free for',
      minimum: 1,
      maximum: LONGEST_HOLD_MINUTES,
      'x-kind': 'minutes',
      description:
        'Up to three, when nobody fits in time, so that a person can choose one. Empty: they are not kept.',
      ...needs,
    }),
  ),
  draftLanguage: T.Optional(
    T.Union([T.Literal('en', { title: 'English' }), T.Literal('es', { title: 'Spanish' })], {
      title: 'Language of the drafted message',
      description: 'Without a choice: English.',
      ...needs,
    }),
  ),
}
