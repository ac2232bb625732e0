import { matrixColumns } from '@chairflow/scheduling'
import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ListTable } from './ListTable.tsx'
import { Loaded } from './Loaded.tsx'
import { LocationChoice } from './LocationChoice.tsx'
import { MatrixForm } from './MatrixForm.tsx'
import { gapsQuery, matrixFile, matrixQuery } from './rules-api.ts'
import { texts } from './rules-texts.ts'

/** The matrix: pasted, looked at, published; as it is now; and what it lacks. */
export function RulesTab() {
  return (
    <Stack gap={40}>
      <section aria-labelledby="rules-paste">
        <Title order={2} size="h4" id="rules-paste">
          {texts.pasteTitle}
        </Title>
        <MatrixForm />
      </section>
      <section aria-labelledby="rules-gaps">
        <Title order={2} size="h4" mb="sm" id="rules-gaps">
          {texts.gapsTitle}
        </Title>
        <Gaps />
      </section>
      <section aria-labelledby="rules-now">
        <RulesNow />
      </section>
    </Stack>
  )
}

const isEmpty = ({ items }: { readonly items: readonly unknown[] }) => items.length === 0

function RulesNow() {
  const [locationId, setLocationId] = useState<string | null>(null)
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4" id="rules-now">
          {texts.nowTitle}
        </Title>
        <Anchor href={matrixFile(locationId)} size="sm" download>
          {texts.download}
        </Anchor>
      </Group>
      <Stack>
        <LocationChoice
          label={texts.nowAt}
          placeholder={texts.nowAnywhere}
          value={locationId}
          onChange={setLocationId}
        />
        <RuleTable locationId={locationId} />
      </Stack>
    </>
  )
}

function RuleTable({ locationId }: { readonly locationId: string | null }) {
  const query = useQuery(matrixQuery(locationId))
  return (
    <Loaded query={query} isEmpty={isEmpty} empty={{ title: texts.empty, body: texts.emptyBody }}>
      {({ items }) => (
        <ListTable
          label={texts.nowTitle}
          rows={items.map((cells) => ({ ...cells, id: cells.service }))}
          columns={[
            { title: matrixColumns.service, cell: ({ service }) => service },
            { title: matrixColumns.certification, cell: ({ certification }) => certification },
            { title: matrixColumns.providers, cell: ({ providers }) => providers || texts.nobody },
            { title: matrixColumns.room, cell: ({ room }) => room },
            { title: matrixColumns.duration, cell: ({ duration }) => duration },
          ]}
        />
      )}
    </Loaded>
  )
}

const SHOWN_FIRST = 6
const COLORS = { error: 'red', warning: 'yellow', note: 'gray' } as const

function Gaps() {
  const query = useQuery(gapsQuery)
  const [isWhole, setWhole] = useState(false)
  return (
    <Loaded query={query} isEmpty={isEmpty} empty={{ title: texts.noGaps, body: texts.noGapsBody }}>
      {({ items }) => (
        <Stack gap="sm" align="flex-start">
          <ul className="cf-gaps" aria-label={texts.gapsTitle}>
            {(isWhole ? items : items.slice(0, SHOWN_FIRST)).map(
              ({ code, text, todo, severity }) => (
                <li key={`${code} ${text}`} className="cf-gap">
                  <Badge variant="outline" color={COLORS[severity]} className="cf-gap-kind">
                    {texts.severity[severity]}
                  </Badge>
                  <span>
                    <Text size="sm">{text}</Text>
                    <Text size="sm" c="dimmed">
                      {todo}
                    </Text>
                  </span>
                </li>
              ),
            )}
          </ul>
          {!isWhole && items.length > SHOWN_FIRST && (
            <Button variant="subtle" onClick={() => setWhole(true)}>
              {texts.more(items.length - SHOWN_FIRST)}
            </Button>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
