import { pino } from 'pino'

export type Logger = ReturnType<typeof createLogger>

/** Structured lines on stderr; fields that could hold patient data or secrets are cut out. */
export function createLogger(level: string) {
  return pino(
    {
      level,
      redact: {
        paths: ['*.phone', '*.email', '*.body', '*.from', '*.to', '*.secret', '*.token', 'headers'],
        remove: true,
      },
    },
    pino.destination(2),
  )
}
