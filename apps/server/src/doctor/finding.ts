/** One thing that was looked at: a plain sentence, and what to do when it is not well. */
export type Finding = {
  readonly check: string
  readonly status: 'ok' | 'warning' | 'problem'
  readonly message: string
}

export function ok(check: string, message: string): Finding {
  return { check, status: 'ok', message }
}

export function warning(check: string, message: string): Finding {
  return { check, status: 'warning', message }
}

export function problemFound(check: string, message: string): Finding {
  return { check, status: 'problem', message }
}
