import type { FlowSettings } from '@chairflow/flow'

const ENDS = { yes: 'yes', no: 'no', unclear: 'unclear', noReply: 'no-reply' }

/** Asks each patient who books, by text; each answer ends with an outcome of its own. */
export function asking(
  settings: FlowSettings,
  question = 'Will you come?',
  outcomes: Partial<typeof ENDS> = {},
) {
  const ends = Object.entries({ ...ENDS, ...outcomes })
  const ask = { from: 'patient', timeoutMinutes: 120, question }
  return {
    nodes: [
      { id: 'n_start', type: 'appointment-event', v: 1, config: { events: ['booked'] } },
      { id: 'n_ask', type: 'wait-for-reply', v: 1, config: ask },
      ...ends.map(([port, outcome]) => ({
        id: `n_${port}`,
        type: 'end',
        v: 1,
        config: { outcome },
      })),
    ],
    edges: [
      { id: 'e_0', from: 'n_start', port: 'next', to: 'n_ask' },
      ...ends.map(([port]) => ({ id: `e_${port}`, from: 'n_ask', port, to: `n_${port}` })),
    ],
    settings,
  }
}
