import type { Location, Service } from '@chairflow/scheduling'
import { Button, Modal, Select, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { PlaceForm } from './PlaceForm.tsx'
import { texts } from './texts.ts'

type Props = { readonly service: Service; readonly locations: readonly Location[] }

/** What each location does differently about a service. */
export function PlacesEdit({ service, locations }: Props) {
  const [isOpen, setOpen] = useState(false)
  const isNarrow = useMediaQuery('(max-width: 48em)') ?? false
  const close = () => setOpen(false)
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={texts.openFor(service.name)}
        onClick={() => setOpen(true)}
      >
        {texts.open}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={texts.title(service.name)}
        size="lg"
        fullScreen={isNarrow}
      >
        <Places service={service} locations={locations} onDone={close} />
      </Modal>
    </>
  )
}

function Places({ service, locations, onDone }: Props & { readonly onDone: () => void }) {
  const [chosen, setChosen] = useState(locations[0]?.id ?? '')
  const location = locations.find(({ id }) => id === chosen)
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {texts.lead}
      </Text>
      <Select
        label={texts.location}
        allowDeselect={false}
        data={locations.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={(id) => setChosen(id ?? '')}
      />
      {location !== undefined && (
        <PlaceForm key={location.id} service={service} location={location} onDone={onDone} />
      )}
    </Stack>
  )
}
