import type { Location } from '@chairflow/scheduling'
import { Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import type { PartProps } from './draft.ts'
import { texts } from './texts.ts'

type Props = PartProps & { readonly locations: readonly Location[] }

/** At which locations, and how far another may be. With one location there is nothing to choose. */
export function PlaceFields({ draft, problems, onChange, locations }: Props) {
  const hasChoice = locations.length > 1
  return (
    <>
      {hasChoice && (
        <Checkbox.Group
          label={texts.locations}
          required
          value={[...draft.locationIds]}
          error={problems.locationIds}
          onChange={(locationIds) => onChange({ locationIds })}
        >
          <Stack gap="xs" mt={6}>
            {locations.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <Group grow preventGrowOverflow={false} align="flex-start" className="cf-side-by-side">
        <NumberInput
          label={texts.miles}
          description={hasChoice ? texts.milesHint : texts.milesHintOne}
          min={0}
          max={500}
          allowNegative={false}
          value={draft.maxMiles ?? ''}
          error={problems.maxMiles}
          onChange={(miles) => onChange({ maxMiles: typeof miles === 'number' ? miles : null })}
        />
        <TextInput
          label={texts.zip}
          description={texts.zipHint}
          inputMode="numeric"
          maxLength={5}
          value={draft.zip}
          error={problems.zip}
          onChange={({ currentTarget }) => onChange({ zip: currentTarget.value })}
        />
      </Group>
    </>
  )
}
