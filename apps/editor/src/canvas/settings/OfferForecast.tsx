import { NativeSelect, Paper, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { servicesQuery, waitlistQuery } from '../../practice/queries.ts'
import { AssumptionsForm } from './AssumptionsForm.tsx'
import { type AssumptionsDraft, draftOf, readDraft } from './assumptions-draft.ts'
import { ForecastSaid } from './ForecastSaid.tsx'
import { assumptionsQuery, forecastQuery } from './forecast-api.ts'
import { texts } from './forecast-texts.ts'

const HOURS = [1, 2, 4, 8, 24]
const TYPICAL_HOURS = 4

/** What this step would come to with the practice's own waitlist, as its settings change. */
export function OfferForecast({ config }: { readonly config: object }) {
  const services = useQuery(servicesQuery).data?.items
  const entries = useQuery(waitlistQuery).data?.items ?? []
  const [chosen, choose] = useState<string | null>(null)
  const [hoursAhead, setHours] = useState(TYPICAL_HOURS)
  const [draft, setDraft] = useState<AssumptionsDraft | null>(null)
  const serviceId = chosen ?? mostWaitedFor(entries) ?? services?.[0]?.id
  const read = draft === null ? null : readDraft(draft)
  const assumptions = read?.type === 'good' ? read.assumptions : undefined
  const query = useQuery(
    forecastQuery({
      ...askedBy(config),
      serviceId,
      hoursAhead,
      ...(assumptions && { assumptions }),
    }),
  )
  const name = services?.find(({ id }) => id === serviceId)?.name ?? ''
  return (
    <Paper withBorder p="sm" component="section" aria-label={texts.title}>
      <Text fw={600} size="sm">
        {texts.title}
      </Text>
      {services?.length === 0 ? (
        <Text size="sm">{texts.noServices}</Text>
      ) : (
        <>
          <NativeSelect
            mt="xs"
            label={texts.service}
            value={serviceId ?? ''}
            data={(services ?? []).map(({ id, name: label }) => ({ value: id, label }))}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
          <NativeSelect
            mt="xs"
            label={texts.hours}
            value={String(hoursAhead)}
            data={HOURS.map((hours) => ({ value: String(hours), label: texts.ahead(hours) }))}
            onChange={({ currentTarget }) => setHours(Number(currentTarget.value))}
          />
          <ForecastSaid query={query} service={name} />
          <Assumptions draft={draft} onChange={setDraft} />
        </>
      )}
    </Paper>
  )
}

type AssumptionsProps = {
  readonly draft: AssumptionsDraft | null
  readonly onChange: (draft: AssumptionsDraft | null) => void
}

/** Opened, they can be changed; closed, those of the practice count again. */
function Assumptions({ draft, onChange }: AssumptionsProps) {
  const { data: kept } = useQuery(assumptionsQuery)
  if (kept === undefined) return null
  const Chevron = draft === null ? IconChevronRight : IconChevronDown
  return (
    <>
      <UnstyledButton
        className="cf-assumed"
        aria-expanded={draft !== null}
        onClick={() => onChange(draft === null ? draftOf(kept) : null)}
      >
        <Chevron size={14} aria-hidden />
        {texts.assumed}
      </UnstyledButton>
      {draft !== null && <AssumptionsForm kept={kept} draft={draft} onChange={onChange} />}
    </>
  )
}

/** The settings of the step that an offer depends on. */
function askedBy(config: object) {
  const { mode, waveSize, responseWindowMinutes, keepOpen, noticeMinutes } = config as Record<
    string,
    unknown
  >
  return { mode, waveSize, responseWindowMinutes, keepOpen, noticeMinutes }
}

function mostWaitedFor(entries: readonly { readonly serviceId: string }[]): string | undefined {
  const counts = Map.groupBy(entries, ({ serviceId }) => serviceId)
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]?.[0]
}
