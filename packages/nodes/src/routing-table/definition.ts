import { defineNode, type Port } from '@chairflow/node-kit'
import { type Static, Type as T } from 'typebox'

const value = T.Object(
  {
    name: T.String({
      title: 'Name',
      pattern: '^(?!(?:constructor|prototype)$)[a-z][a-zA-Z0-9]{0,40}$',
      errorMessage: 'Begin with a small letter and use only letters and digits.',
    }),
    value: T.String({ title: 'Value', maxLength: 1000 }),
  },
  { additionalProperties: false },
)

const row = T.Object(
  {
    label: T.String({ title: 'Row', minLength: 1, maxLength: 120 }),
    when: T.String({ title: 'When it is', minLength: 1, maxLength: 200, 'x-kind': 'template' }),
    port: T.String({
      title: 'Goes to',
      pattern: '^(?!otherwise$)[a-z][a-zA-Z0-9]{0,30}$',
      description: 'A short name in small letters. Rows with the same name share a way out.',
      errorMessage: 'Begin with a small letter, use letters and digits, and not "otherwise".',
    }),
    values: T.Optional(
      T.Array(value, { title: 'Hands on', maxItems: 20, description: 'For the steps after it.' }),
    ),
  },
  { additionalProperties: false },
)
export type Row = Static<typeof row>

const otherwise: Port = {
  name: 'otherwise',
  label: 'Everything else',
  required: true,
  tone: 'bad',
  output: T.Object({ value: T.String({ title: 'What it was' }) }),
}

export const definition = defineNode({
  type: 'routing-table',
  version: 1,
  title: 'Routing table',
  description: 'Looks a value up in a table and goes the way of its row, with what the row says.',
  category: 'logic',
  icon: 'IconTable',
  role: 'step',
  config: T.Object(
    {
      value: T.String({ title: 'Look up', 'x-kind': 'variable' }),
      rows: T.Array(row, { title: 'Rows', minItems: 1, maxItems: 500 }),
    },
    { additionalProperties: false },
  ),
  initialConfig: { value: 'service.name', rows: [] },
  ports: (config) => [...portsOf(rowsOf(config)), otherwise],
  connections: [],
  summarize: (config) => {
    const rows = rowsOf(config)
    if (rows.length === 0) return 'Add a row'
    const labels = rows.map(({ label }) => label)
    const more = labels.length > 3 ? ` and ${labels.length - 3} more` : ''
    return `${labels.slice(0, 3).join(', ')}${more}; everything else apart`
  },
})

/** One way out for each name, in the order of the rows. */
function portsOf(rows: readonly Row[]): readonly Port[] {
  return [...Map.groupBy(rows, ({ port }) => port)].map(([name, same]) => ({
    name,
    label: same.length === 1 ? (same[0]?.label ?? name) : `${same.length} rows`,
    required: true,
    tone: 'good',
    output: outputOf(same),
  }))
}

/** Only what every row of a way out hands on is there for certain. */
function outputOf(rows: readonly Row[]) {
  const [first, ...others] = rows.map(({ values = [] }) => values.map(({ name }) => name))
  const common = (first ?? []).filter((name) => others.every((names) => names.includes(name)))
  const properties = common.map((name) => [name, T.String({ title: name })] as const)
  return T.Object({ row: T.String({ title: 'Row' }), ...Object.fromEntries(properties) })
}

/** Settings being edited may be half-written: only whole rows count. */
function rowsOf(config: unknown): readonly Row[] {
  const { rows } = config as { readonly rows?: unknown }
  if (!Array.isArray(rows)) return []
  return rows.filter(
    (one): one is Row => typeof one?.label === 'string' && typeof one?.port === 'string',
  )
}
