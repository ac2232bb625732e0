const ask = (id: string) => ({
  id,
  type: 'human-review',
  v: 1,
  config: {
    title: 'Look at {{ input.reason }}',
    instructions: '',
    choices: [{ id: 'ok', label: 'OK' }],
    deadlineMinutes: 60,
  },
})

const edge = (from: string, port: string, to: string) => {
  return { id: `e_${from}_${port}_${to}`, from, port, to }
}

/** Two people are asked at the same time; both answers are waited for. */
export const parallelWays = {
  nodes: [
    {
      id: 'n_start',
      type: 'manual',
      v: 1,
      config: {
        about: 'nothing',
        inputs: [{ name: 'reason', title: 'Why', required: true }],
      },
    },
    ask('n_left'),
    ask('n_right'),
    { id: 'n_join', type: 'join', v: 1, config: { mode: 'all', timeoutMinutes: 120 } },
    { id: 'n_done', type: 'end', v: 1, config: { outcome: 'done' } },
    { id: 'n_late', type: 'end', v: 1, config: { outcome: 'late' } },
  ],
  edges: [
    edge('n_start', 'next', 'n_left'),
    edge('n_start', 'next', 'n_right'),
    edge('n_left', 'ok', 'n_join'),
    edge('n_left', 'deadline', 'n_late'),
    edge('n_right', 'ok', 'n_join'),
    edge('n_right', 'deadline', 'n_late'),
    edge('n_join', 'next', 'n_done'),
    edge('n_join', 'timeout', 'n_late'),
  ],
  settings: {},
}
