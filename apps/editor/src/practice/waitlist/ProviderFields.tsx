import type { Provider } from '@chairflow/scheduling'
import { Group, Radio, Select } from '@mantine/core'
import type { PartProps } from './draft.ts'
import { providerOption } from './entry-choices.ts'
import { texts } from './texts.ts'

type Props = PartProps & { readonly providers: readonly Provider[] }

/** Whom they wish for, and whether anybody else will do. */
export function ProviderFields({ draft, problems, onChange, providers }: Props) {
  return (
    <>
      <Select
        label={texts.provider}
        placeholder={texts.anyProvider}
        clearable
        clearButtonProps={{ 'aria-label': texts.anyProvider }}
        data={providers.map(providerOption)}
        value={draft.providerId}
        error={problems['provider.providerId']}
        onChange={(providerId) => onChange({ providerId })}
      />
      {draft.providerId !== null && (
        <Radio.Group
          label={texts.strength}
          value={draft.strength}
          onChange={(strength) => onChange({ strength: strength === 'only' ? 'only' : 'rather' })}
        >
          <Group mt={6}>
            <Radio value="rather" label={texts.strengthRather} />
            <Radio value="only" label={texts.strengthOnly} />
          </Group>
        </Radio.Group>
      )}
    </>
  )
}
