/** The five rows of the seed article (facts/scheduling S054-S058), cell by cell. */
export const seedRows = [
  [
    'Neuromodulator injection',
    'Neurotoxin cert + RN/NP/PA',
    'Dr. Lee, NP Martinez',
    'Standard treatment room',
    '30 min + 15 min buffer',
  ],
  [
    'Dermal filler',
    'Filler cert + RN/NP/PA/MD',
    'Dr. Lee, NP Martinez, PA Singh',
    'Standard treatment room',
    '45 min + 15 min buffer',
  ],
  [
    'Laser hair removal',
    'Laser safety cert',
    'Esthetician Rivera, Tech Okon',
    'Laser room only',
    '60 min + 20 min buffer',
  ],
  [
    'HydraFacial',
    'Esthetician license',
    'Esthetician Rivera, Esthetician Park',
    'Facial room',
    '75 min + 10 min buffer',
  ],
  ['IV therapy', 'RN license', 'RN Johnson, RN Patel', 'IV lounge', '45 min + 10 min buffer'],
] as const

export const seedHeader = [
  'Service',
  'Required Certification',
  'Eligible Providers',
  'Room Type',
  'Duration + Buffer',
] as const

const lines: readonly (readonly string[])[] = [seedHeader, ...seedRows]
const quote = (cell: string) => `"${cell}"`
const pipes = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

/** The same table in every form that somebody may paste. */
export const seedForms: Readonly<Record<string, string>> = {
  'tab-separated': lines.map((cells) => cells.join('\t')).join('\n'),
  'tab-separated without a header': seedRows.map((cells) => cells.join('\t')).join('\n'),
  'CSV with quotes': lines.map((cells) => cells.map(quote).join(',')).join('\n'),
  'CSV with a byte order mark and CRLF': `\uFEFF${lines.map((cells) => cells.map(quote).join(',')).join('\r\n')}\r\n`,
  'CSV with semicolons': lines.map((cells) => cells.join(';')).join('\n'),
  'CSV with columns in another order': lines
    .map(([a, b, c, d, e]) => [e, c, a, d, b].map((cell) => quote(cell ?? '')).join(','))
    .join('\n'),
  'a table of pipes': [
    pipes(lines[0] ?? []),
    '|---|:--|---|---|--:|',
    ...lines.slice(1).map(pipes),
  ].join('\n'),
  'pipes without outer bars and empty lines between': lines
    .map((cells) => cells.join(' | '))
    .join('\n\n'),
}
