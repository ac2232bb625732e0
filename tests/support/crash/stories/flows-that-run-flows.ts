/** Runs for a quarter of an hour and gives words back. */
export const greeting = {
  id: 'flw_greeting',
  name: 'Find the words',
  nodes: [
    node('n_start', 'manual', {
      about: 'nothing',
      inputs: [{ name: 'who', title: 'For whom', required: true }],
    }),
    node('n_wait', 'wait-until', {
      mode: 'delay',
      minutes: 15,
      whenPast: 'go-on',
      whenLate: 'go-on',
      lateAfterMinutes: 60,
    }),
    node('n_words', 'set-values', { values: [{ name: 'words', value: 'Dear {{ input.who }}' }] }),
    node('n_end', 'end', {
      outcome: 'found',
      values: [{ name: 'words', value: '{{ steps.n_words.words }}' }],
    }),
  ],
  edges: [
    ['n_start', 'next', 'n_wait'],
    ['n_wait', 'next', 'n_words'],
    ['n_words', 'next', 'n_end'],
  ],
} as const

/** Who was confirmed in the calendar is thanked with the words of the other flow. */
export const thanks = {
  id: 'flw_thanks',
  name: 'Thank for confirming',
  nodes: [
    node('n_start', 'appointment-event', { events: ['confirmed'] }),
    runGreeting('{{ patient.firstName }}'),
    node('n_text', 'send-sms', {
      to: 'patient',
      message: '{{ steps.n_run.values.words }}, thank you.',
    }),
    end('thanked'),
    end('wordless'),
  ],
  edges: [
    ['n_start', 'next', 'n_run'],
    ['n_run', 'done', 'n_text'],
    ['n_run', 'failed', 'n_wordless'],
    ['n_run', 'timeout', 'n_wordless'],
    ['n_text', 'sent', 'n_thanked'],
  ],
} as const

/** Every day at ten, and right only with what the other flow gave back. */
export const morning = {
  id: 'flw_morning',
  name: 'Good morning',
  nodes: [
    node('n_start', 'schedule', {
      days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
      time: '10:00',
      whenLate: 'skip',
      lateAfterMinutes: 60,
    }),
    runGreeting('team'),
    node('n_right', 'condition', {
      rules: {
        combinator: 'and',
        rules: [{ field: 'steps.n_run.values.words', operator: '=', value: 'Dear team' }],
      },
    }),
    end('greeted'),
    end('wordless'),
  ],
  edges: [
    ['n_start', 'next', 'n_run'],
    ['n_run', 'done', 'n_right'],
    ['n_run', 'failed', 'n_wordless'],
    ['n_run', 'timeout', 'n_wordless'],
    ['n_right', 'yes', 'n_greeted'],
    ['n_right', 'no', 'n_wordless'],
  ],
} as const

function runGreeting(who: string): object {
  return node('n_run', 'run-flow', {
    flowId: greeting.id,
    version: 1,
    inputs: [{ name: 'who', value: who }],
    returns: [{ name: 'words', title: 'The words' }],
    timeoutMinutes: 600,
  })
}

function end(outcome: string): object {
  return node(`n_${outcome}`, 'end', { outcome })
}

function node(id: string, type: string, config: object): object {
  return { id, type, v: 1, config }
}
