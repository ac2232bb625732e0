import { Skeleton, Table, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemText } from '../api.ts'
import { texts } from './texts.ts'

type Props<Row> = {
  readonly label: string
  readonly query: UseQueryResult<{ readonly items: readonly Row[] }>
  readonly columns: readonly string[]
  readonly keyOf: (row: Row) => string
  readonly cells: (row: Row) => readonly ReactNode[]
}

/** A plain table that scrolls on its own when it is wider than the screen. */
export function ListTable<Row>({ label, query, columns, keyOf, cells }: Props<Row>) {
  const { data, error } = query
  if (error && !data) return <Text role="alert">{problemText(error, texts.nothing)}</Text>
  if (!data) return <Skeleton height={160} radius="md" aria-label={texts.loading} />
  if (data.items.length === 0) return <Text c="dimmed">{texts.nothing}</Text>
  return (
    <Table.ScrollContainer
      minWidth={560}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } }}
    >
      <Table verticalSpacing="sm" aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.items.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {cells(row).map((cell, index) => (
                <Table.Td key={columns[index]}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
