import type { WaitlistRow } from '@chairflow/api'
import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../Loaded.tsx'
import { locationsQuery, patientsQuery, providersQuery, servicesQuery } from '../queries.ts'
import { EntryForm } from './EntryForm.tsx'
import type { Choices } from './entry-choices.ts'
import { texts } from './texts.ts'

/** Nothing, a new entry, or one that is changed. */
export type Opened = WaitlistRow | 'new' | null

type Props = { readonly opened: Opened; readonly onClose: () => void }

/** Asks what somebody waits for. */
export function EntryDialog({ opened, onClose }: Props) {
  const isNarrow = useMediaQuery('(max-width: 48em)') ?? false
  const before = opened === 'new' ? null : opened
  const title =
    before === null ? texts.addTitle : texts.editTitle(before.patientName ?? texts.somebody)
  return (
    <Modal opened={opened !== null} onClose={onClose} title={title} size="lg" fullScreen={isNarrow}>
      <WithChoices before={before} onDone={onClose} />
    </Modal>
  )
}

type FormProps = { readonly before: WaitlistRow | null; readonly onDone: () => void }

function WithChoices(props: FormProps) {
  const query = useChoices()
  return (
    <Loaded query={query} isEmpty={() => false} empty={{ title: '', body: '' }}>
      {(choices) => <EntryForm {...props} choices={choices} />}
    </Loaded>
  )
}

/** The lists that a form chooses from, as one: there when all are. */
function useChoices() {
  const patients = useQuery(patientsQuery)
  const services = useQuery(servicesQuery)
  const locations = useQuery(locationsQuery)
  const providers = useQuery(providersQuery)
  const all = [patients, services, locations, providers]
  const data: Choices | undefined =
    patients.data && services.data && locations.data && providers.data
      ? {
          patients: patients.data.items,
          services: services.data.items,
          locations: locations.data.items,
          providers: providers.data.items,
        }
      : undefined
  return {
    data,
    error: all.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => Promise.all(all.map((one) => one.refetch())),
  }
}
