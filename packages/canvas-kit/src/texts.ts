import type { CardStatus } from './card-status.ts'

/** Words on the canvas itself. */
export const texts = {
  unknownType: 'A kind of step this Chairflow does not know',
  portGone: 'This way out no longer exists',
  wayIn: 'Way in',
  wayOut: (label: string, isWired: boolean) =>
    isWired ? `Way out: ${label}` : `Way out: ${label}, leads nowhere yet`,
  problems: (count: number) => (count === 1 ? '1 thing to fix' : `${count} things to fix`),
  status: {
    idle: '',
    taken: 'Done',
    active: 'Now here',
    failed: 'Failed',
    untaken: 'Not taken',
  } satisfies Record<CardStatus, string>,
  edge: (port: string, target: string) => `When ‘${port}’, goes to ${target}`,
  sentence: (parts: readonly string[]) => parts.filter(Boolean).join('. '),
  fit: 'Show the whole flow',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
} as const
