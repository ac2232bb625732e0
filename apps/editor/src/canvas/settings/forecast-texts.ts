/** Words of the box that says what an offer would come to. */
export const texts = {
  title: 'With the people who wait now',
  service: 'Service',
  hours: 'The time is',
  ahead: (hours: number) => `in ${hours} ${hours === 1 ? 'hour' : 'hours'}`,
  loading: 'Working it out…',
  fault: 'This could not be worked out.',
  unfit: 'Correct the settings above to see what they would come to.',
  tryAgain: 'Try again',
  noServices: 'Add your services under Practice to see what an offer would come to.',
  assumed: 'What is assumed',
  assumedLead:
    'For people we know nothing about yet; what each answered before corrects it. It also counts in the order by score.',
  acceptRate: 'Of 100 people asked, so many say yes',
  acceptRange: 'A number from 1 to 95, please.',
  replyMedian: 'Half of the answers come within so many minutes',
  replyRange: 'A number from 0.5 to 240, please.',
  keep: 'Keep for the practice',
  usual: 'Back to the usual',
  kept: 'Forecasts assume this from now on.',
} as const
