import type { ImportedMatrix } from '@chairflow/api'
import {
  columnNames,
  type MatrixCells,
  type MatrixColumn,
  matrixColumns,
} from '@chairflow/scheduling'
import { Alert, List, Stack, Text, Title } from '@mantine/core'
import { ListTable } from './ListTable.tsx'
import { texts } from './rules-texts.ts'

type Row = MatrixCells & { readonly id: string }

const location = {
  title: texts.locationColumn,
  cell: ({ location }: Row) => location ?? '–',
}

/** What was read, with what cannot be beside its cell. */
export function MatrixPreview({ read }: { readonly read: ImportedMatrix }) {
  const { rows, problems, assumptions, created, changed } = read
  const isRight = problems.length === 0
  return (
    <Stack gap="md">
      <Title order={3} size="h5">
        {texts.previewTitle}
      </Title>
      <Alert
        classNames={{ label: 'cf-alert-label' }}
        color={isRight ? 'teal' : 'orange'}
        title={isRight ? texts.ready(created.length, changed.length) : texts.wrong(problems.length)}
      >
        {problems.map(({ row, column, message }) => (
          <Text key={`${row} ${column} ${message}`} size="sm">
            {row === 0 || column === null
              ? message
              : `${texts.place(row, matrixColumns[column])}${message}`}
          </Text>
        ))}
        {isRight && assumptions.length > 0 && (
          <>
            <Text size="sm">{texts.assumed}</Text>
            <List size="sm">
              {assumptions.map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          </>
        )}
      </Alert>
      {rows.length > 0 && (
        <ListTable<Row>
          label={texts.previewTitle}
          rows={rows.map((cells, index) => ({ ...cells, id: String(index + 1) }))}
          columns={[
            ...columnNames.map((column) => ({
              title: matrixColumns[column],
              cell: (row: Row) => <Cell text={row[column]} wrong={wrongIn(read, row.id, column)} />,
            })),
            ...(rows.some(({ location }) => location !== undefined) ? [location] : []),
          ]}
        />
      )}
    </Stack>
  )
}

function wrongIn({ problems }: ImportedMatrix, row: string, column: MatrixColumn): string | null {
  return problems.find((one) => String(one.row) === row && one.column === column)?.message ?? null
}

function Cell({ text, wrong }: { readonly text: string; readonly wrong: string | null }) {
  if (wrong === null) return text
  return (
    <span className="cf-matrix-wrong">
      <span>{text || '–'}</span>
      <span className="cf-matrix-why">{wrong}</span>
    </span>
  )
}
