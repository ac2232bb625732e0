/** Words for what is done with flows and executions while they run. */
export const texts = {
  reason: 'Why?',
  reasonHint: 'Kept in the journal.',
  reasonMissing: 'Please say why in a few words.',
  keep: 'Keep going',
  undo: 'Undo',
  close: 'Not now',
  tryAgain: 'Please try again.',
  loading: 'Looking…',

  pause: 'Pause',
  paused: (name: string) => `${name} is paused`,
  pausedBody: 'Those under way finish. New ones wait until you resume it.',
  pausedBadge: (kept: number) => (kept === 0 ? 'Paused' : `Paused, ${kept} waiting`),
  resume: 'Resume',
  resumeTitle: (name: string) => `Resume ${name}?`,
  resumeBody: (kept: number) =>
    kept === 1
      ? '1 execution waits to start. What should happen with it?'
      : `${kept} executions wait to start. What should happen with them?`,
  start: 'Start what waited',
  startHint: 'In the order they came, as if they came now.',
  discard: 'Drop what waited',
  discardHint: 'They end without doing anything. New ones start as usual.',
  resumed: (name: string) => `${name} runs again`,
  resumedStart: (kept: number) => (kept === 1 ? '1 was started.' : `${kept} were started.`),
  resumedDiscard: (kept: number) => (kept === 1 ? '1 was dropped.' : `${kept} were dropped.`),

  stopAll: 'Stop all that run…',
  stopAllTitle: (count: number) =>
    count === 1 ? 'Stop the one that is under way?' : `Stop all ${count} that are under way?`,
  stopAllBody:
    'They end where they are. Texts that were sent stay sent, and bookings that were made stay made. The flow stays live and starts for new ones.',
  stopAllSubmit: 'Stop them',
  cancelAll: 'Cancel all that are under way',
  cancelAllTitle: (who: string) => `Cancel everything under way for ${who}?`,
  cancelAllBody:
    'They end where they are, in every flow. Texts that were sent stay sent, and bookings that were made stay made.',
  cancelAllSubmit: 'Cancel them',
  cancelled: (count: number) => {
    if (count === 0) return 'Nothing was under way'
    return count === 1 ? '1 execution was stopped' : `${count} executions were stopped`
  },

  startByHand: 'Start by hand…',
  startTitle: (name: string) => `Start ${name}`,
  startBody: 'It runs once, now, on the version that is live.',
  startPaused: 'The flow is paused, so it waits until the flow is resumed.',
  appointment: 'Appointment',
  appointmentNone: 'No appointment fits.',
  startSubmit: 'Start',
  started: (name: string) => `${name} was started`,
  missing: 'Please fill this in.',

  retry: 'Run again…',
  retryHere: 'Run again from here',
  retryTitle: 'Run again',
  retryFrom: 'From which step',
  retryWorking:
    'It is still under way: what it waits for now is dropped, and it goes on from there.',
  retrySame: (version: number) => `On version ${version}, the one it ran on`,
  retryCurrent: (version: number) => `On version ${version}, the one that is live`,
  retryNotInCurrent: 'The live version does not have this step.',
  retryVersion: 'On which version',
  repeats: 'What would happen again',
  repeatsNone: 'Nothing was sent or booked from this step on, so nothing happens twice.',
  wouldText: (who: string) => `Would text ${who} again:`,
  wouldBook: (who: string) => `Would book for ${who} again:`,
  wouldDo: (what: string, who: string) =>
    who ? `Would do again, for ${who}: ${what}` : `Would do again: ${what}`,
  firstOn: (when: string) => `First on ${when}`,
  uncertain: 'It is not certain whether the first one happened.',
  underWay: 'The first one is still on its way.',
  retrySubmit: (repeats: number) => {
    if (repeats === 0) return 'Run again'
    return repeats === 1 ? 'Run again, with 1 repeat' : `Run again, with ${repeats} repeats`
  },
  retried: 'It runs again',
  retryFailed: 'It could not be run again',

  waysTitle: (count: number) =>
    count === 1
      ? '1 is on its way through this flow'
      : `${count} are on their way through this flow`,
  wayAt: (count: number, label: string, version: number) =>
    `${count} at “${label}” (version ${version})`,
  wayQueued: (count: number, version: number) =>
    count === 1
      ? `1 waits for its turn (version ${version})`
      : `${count} wait for their turn (version ${version})`,
  waysChoice: 'What should happen with them?',
  finish: 'Let them finish on the old version',
  finishHint: 'Nothing changes for them.',
  move: (version: number) => `Move them to version ${version}`,
  moveAll: 'Each goes on at the same step. Nobody is texted again.',
  moveSome: (movable: number, total: number) =>
    movable === 0
      ? 'Their step was drawn anew. Say below where they go on.'
      : `${movable} of ${total} can go on at the same step. Say below where the others go on.`,
  moveNone: 'None of their steps is in the new version, so they would stay on the old one.',
  moveWhere: (label: string) => `Those at “${label}” go on at`,
  moveStay: 'They stay on the old version',
  moveNowhere: (label: string) =>
    `The new version has no step like “${label}”: those who need it stay on the old version.`,
  stop: 'Stop them',
  stopHint: 'They end where they are. What was sent stays sent.',
  moved: (count: number) => (count === 1 ? '1 goes on in it.' : `${count} go on in it.`),
  stayed: (count: number) =>
    count === 1 ? '1 stays on the old version.' : `${count} stay on the old version.`,
  stopped: (count: number) => (count === 1 ? '1 was stopped.' : `${count} were stopped.`),
} as const
