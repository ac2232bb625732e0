import { Group, Input, NumberInput, Select } from '@mantine/core'
import { useId, useState } from 'react'
import { useEditor } from '../editor-store.ts'
import { type Age, changeRules, readAge, type Unit, units, writeAge } from './change-rules.ts'
import { texts } from './texts.ts'

const choices = units.map(({ name }) => ({ value: name, label: texts.units[name] }))

/** How long an execution may take at most. */
export function LongestAge() {
  const id = useId()
  const age = readAge(useEditor((state) => state.document.logic.settings.maxAge))
  const [chosen, setChosen] = useState<Unit>(age?.unit ?? 'days')
  const edit = useEditor((state) => state.edit)
  const unit = age?.unit ?? chosen
  const save = (next: Age) => edit((flow) => changeRules(flow, { maxAge: writeAge(next) }), id)
  return (
    <Input.Wrapper label={texts.maxAge} labelProps={{ htmlFor: id }} description={texts.maxAgeHint}>
      <Group gap="xs" wrap="nowrap" mt={4} maw={320}>
        <NumberInput
          id={id}
          min={1}
          max={999}
          allowDecimal={false}
          value={age?.amount ?? ''}
          onChange={(amount) => save({ amount: amount === '' ? 0 : Number(amount), unit })}
          style={{ flex: 1 }}
        />
        <Select
          aria-label={texts.unit}
          data={choices}
          value={unit}
          allowDeselect={false}
          w={120}
          onChange={(value) => {
            const next = units.find(({ name }) => name === value)?.name
            if (next === undefined) return
            setChosen(next)
            if (age !== null) save({ ...age, unit: next })
          }}
        />
      </Group>
    </Input.Wrapper>
  )
}
