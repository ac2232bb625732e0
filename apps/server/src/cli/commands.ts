import type { Command } from './command.ts'

/** What `chairflow` can do besides `start`, by name. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'validate',
    {
      words: ['FILE'],
      summary: 'check a flow file as publishing would',
      load: async () => (await import('./validate-command.ts')).validateCommand,
    },
  ],
  [
    'import',
    {
      words: ['FILE'],
      summary: 'import a flow file as a draft, or a matrix into the practice',
      options: ['dry-run', 'publish'],
      load: async () => (await import('./import-command.ts')).importCommand,
    },
  ],
  [
    'export',
    {
      words: ['ID'],
      summary: 'print a flow’s draft as a file',
      load: async () => (await import('./export-command.ts')).exportCommand,
    },
  ],
  [
    'audit',
    {
      words: ['verify'],
      summary: 'read every journal again and name whatever was tampered with',
      load: async () => (await import('./audit-command.ts')).auditCommand,
    },
  ],
  [
    'backup',
    {
      words: ['FILE'],
      summary: 'copy the data to a new file and check the copy',
      load: async () => (await import('./backup-command.ts')).backupCommand,
    },
  ],
  [
    'restore',
    {
      words: ['FILE'],
      summary: 'put a backup in the place of the data; the server must be stopped',
      load: async () => (await import('./restore-command.ts')).restoreCommand,
    },
  ],
  [
    'doctor',
    {
      words: [],
      summary: 'look at everything and say what to do',
      load: async () => (await import('./doctor-command.ts')).doctorCommand,
    },
  ],
])
