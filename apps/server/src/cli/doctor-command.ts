import { examine } from '../doctor/examine.ts'
import type { Run } from './command.ts'

const MARKS = { ok: 'ok      ', warning: 'warning ', problem: 'PROBLEM ' } as const

/** Also while the server runs. Changes nothing. */
export const doctorCommand: Run = async (config) => {
  const findings = await examine(config, Date.now())
  const problems = findings.filter(({ status }) => status === 'problem').length
  const warnings = findings.filter(({ status }) => status === 'warning').length
  return {
    code: problems === 0 ? 0 : 1,
    lines: [
      ...findings.map(({ status, message }) => `${MARKS[status]}${message}`),
      `${problems} problems, ${warnings} warnings`,
    ],
    json: { ok: problems === 0, findings },
  }
}
