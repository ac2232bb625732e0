/** Flows that meet each other in a simulation, beside the demo flow. */
export const simulatedFlows: readonly SimulatedFlow[] = [
  {
    id: 'flw_sorry',
    name: 'Say sorry',
    nodes: [
      trigger('cancelled'),
      node('n_sorry', 'send-sms', {
        to: 'patient',
        message: 'Sorry that you cannot come, {{ patient.firstName }}.',
      }),
      end('told'),
    ],
    edges: [
      ['n_start', 'next', 'n_sorry'],
      ['n_sorry', 'sent', 'n_told'],
    ],
  },
  {
    id: 'flw_rival',
    name: 'Fill the same chairs',
    nodes: [
      trigger('cancelled'),
      node('n_who', 'find-waitlist', {
        slot: 'slot',
        matching: 'service',
        order: 'longest-waiting',
        limit: 2,
      }),
      node('n_offer', 'offer-slot', {
        people: 'steps.n_who.people',
        slot: 'slot',
        mode: 'broadcast',
        waveSize: 1,
        responseWindowMinutes: 20,
        keepOpen: false,
        message: 'The same chair is free, {{ patient.firstName }}. Reply YES to get it.',
        filledMessage: 'It is gone.',
      }),
      node('n_book', 'book-appointment', {
        person: 'steps.n_offer.winner',
        slot: 'steps.n_offer.slot',
      }),
      end('filled'),
      end('unfilled'),
    ],
    edges: [
      ['n_start', 'next', 'n_who'],
      ['n_who', 'found', 'n_offer'],
      ['n_who', 'nobody', 'n_unfilled'],
      ['n_offer', 'accepted', 'n_book'],
      ['n_offer', 'nobody', 'n_unfilled'],
      ['n_offer', 'slotGone', 'n_unfilled'],
      ['n_book', 'booked', 'n_filled'],
      ['n_book', 'conflict', 'n_unfilled'],
      ['n_book', 'failed', 'n_unfilled'],
    ],
  },
  {
    id: 'flw_together',
    name: 'Prepare the visit',
    settings: {
      concurrency: { key: 'patient.patientId', limit: 1, onCollision: 'queue' },
      cancelOn: ['appointment.cancelled'],
      restartOn: ['appointment.changed'],
    },
    nodes: [
      trigger('booked'),
      node('n_desk', 'human-review', {
        title: 'Prepare the room',
        instructions: 'For {{ patient.firstName }}.',
        draftMessage: '',
        choices: [{ id: 'ready', label: 'It is ready' }],
        deadlineMinutes: 30,
      }),
      node('n_sure', 'wait-for-event', {
        about: 'subject',
        changes: ['confirmed'],
        countEarlier: true,
        timeoutMinutes: 40,
      }),
      node('n_join', 'join', { mode: 'all', timeoutMinutes: 35 }),
      node('n_text', 'send-sms', { to: 'patient', message: 'We are ready for you.' }),
      end('ready'),
    ],
    edges: [
      ['n_start', 'next', 'n_desk'],
      ['n_start', 'next', 'n_sure'],
      ['n_desk', 'ready', 'n_join'],
      ['n_desk', 'deadline', 'n_join'],
      ['n_sure', 'confirmed', 'n_join'],
      ['n_sure', 'timeout', 'n_join'],
      ['n_join', 'next', 'n_text'],
      ['n_join', 'timeout', 'n_text'],
      ['n_text', 'sent', 'n_ready'],
    ],
  },
  {
    id: 'flw_confirm',
    name: 'Ask to confirm',
    nodes: [
      trigger('booked', 'changed'),
      node('n_ask', 'wait-for-reply', {
        from: 'patient',
        question: '{{ patient.firstName }}, will you come? Reply YES or NO.',
        timeoutMinutes: 45,
      }),
      node('n_desk', 'human-review', {
        title: 'Call {{ patient.firstName }}',
        instructions: 'The answer was not clear.',
        draftMessage: '',
        choices: [
          { id: 'coming', label: 'Is coming' },
          { id: 'notComing', label: 'Is not coming' },
        ],
        deadlineMinutes: 60,
      }),
      end('coming'),
      end('absent'),
      end('silent'),
    ],
    edges: [
      ['n_start', 'next', 'n_ask'],
      ['n_ask', 'yes', 'n_coming'],
      ['n_ask', 'no', 'n_absent'],
      ['n_ask', 'unclear', 'n_desk'],
      ['n_ask', 'noReply', 'n_silent'],
      ['n_desk', 'coming', 'n_coming'],
      ['n_desk', 'notComing', 'n_absent'],
      ['n_desk', 'deadline', 'n_silent'],
    ],
  },
]

type Edge = readonly [from: string, port: string, to: string]
type SimulatedFlow = {
  readonly id: string
  readonly name: string
  /** Beside those that all of them have. */
  readonly settings?: object
  readonly nodes: readonly object[]
  readonly edges: readonly Edge[]
}

/** The document as it would be published. */
export function documentOf({ id, name, settings, nodes, edges }: SimulatedFlow): object {
  return {
    schema: 'chairflow.flow/1',
    id,
    name,
    description: '',
    logic: {
      nodes,
      edges: edges.map(([from, port, to], index) => ({ id: `e_${index}`, from, port, to })),
      settings: { subject: 'appointment.id', maxAge: 'P7D', timezone: 'location', ...settings },
    },
    layout: {},
    notes: [],
    requires: { connections: [] },
    tests: [],
  }
}

function node(id: string, type: string, config: object): object {
  return { id, type, v: 1, config }
}

function trigger(...events: readonly string[]): object {
  return node('n_start', 'appointment-event', { events })
}

function end(outcome: string): object {
  return node(`n_${outcome}`, 'end', { outcome })
}
