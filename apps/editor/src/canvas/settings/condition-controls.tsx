import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type {
  ActionProps,
  CombinatorSelectorProps,
  ControlElementsProp,
  FieldSelectorProps,
  FullField,
  OperatorSelectorProps,
  ValueEditorProps,
} from 'react-querybuilder'
import { isUnary } from './condition-fields.ts'
import { texts } from './texts.ts'

const { rule } = texts

/** The builder's controls in our looks, each with a name. */
export const conditionControls: ControlElementsProp<FullField, string> = {
  combinatorSelector: CombinatorSelector,
  fieldSelector: FieldSelector,
  operatorSelector: OperatorSelector,
  valueEditor: ValueEditor,
  addRuleAction: (props) => <AddButton {...props} words={rule.addRule} />,
  addGroupAction: ({ level, ...props }) =>
    level < 2 ? <AddButton level={level} {...props} words={rule.addGroup} /> : null,
  removeRuleAction: (props) => <RemoveButton {...props} words={rule.removeRule} />,
  removeGroupAction: (props) => <RemoveButton {...props} words={rule.removeGroup} />,
}

function CombinatorSelector({ value, handleOnChange, rules }: CombinatorSelectorProps) {
  if (rules.length < 2) return null
  return (
    <Select
      aria-label={rule.combine}
      data={[
        { value: 'and', label: rule.all },
        { value: 'or', label: rule.any },
      ]}
      value={value ?? 'and'}
      onChange={(next) => next && handleOnChange(next)}
      allowDeselect={false}
      style={{ flex: '1 1 100%' }}
    />
  )
}

function FieldSelector({ value, handleOnChange, options }: FieldSelectorProps) {
  const fields = options.flatMap((option) => ('name' in option ? [option] : []))
  const groups = [...new Set(fields.map(({ group }) => String(group ?? '')))]
  const data = groups.map((group) => ({
    group,
    items: fields
      .filter((field) => String(field.group ?? '') === group)
      .map(({ name, label }) => ({ value: name, label })),
  }))
  const isMissing = Boolean(value) && fields.every(({ name }) => name !== value)
  return (
    <Select
      aria-label={rule.field}
      data={[...data, ...(isMissing && value ? [{ value, label: texts.notAvailable(value) }] : [])]}
      value={value || null}
      placeholder={texts.choose}
      nothingFoundMessage={texts.noVariables}
      searchable
      allowDeselect={false}
      onChange={(next) => next && handleOnChange(next)}
      style={{ flex: '1 1 100%' }}
    />
  )
}

function OperatorSelector({ value, handleOnChange, options }: OperatorSelectorProps) {
  const data = options.flatMap((option) =>
    'name' in option && typeof option.name === 'string'
      ? [{ value: option.name, label: operatorWords(option.name) }]
      : [],
  )
  return (
    <Select
      aria-label={rule.operator}
      data={data}
      value={value ?? null}
      allowDeselect={false}
      onChange={(next) => next && handleOnChange(next)}
      style={{ flex: '1 1 120px' }}
    />
  )
}

function operatorWords(name: string): string {
  const words: Readonly<Record<string, string>> = texts.operators
  return words[name] ?? name
}

function ValueEditor({ value, operator, handleOnChange, fieldData }: ValueEditorProps) {
  if (isUnary(operator)) return null
  const look = { 'aria-label': rule.value, style: { flex: '1 1 100px' } }
  if (fieldData.datatype === 'boolean') {
    return (
      <Select
        {...look}
        data={[
          { value: 'true', label: rule.yes },
          { value: 'false', label: rule.no },
        ]}
        value={String(value)}
        allowDeselect={false}
        onChange={(next) => handleOnChange(next === 'true')}
      />
    )
  }
  if (fieldData.inputType === 'number' || typeof value === 'number') {
    return <NumberInput {...look} value={value ?? ''} onChange={handleOnChange} />
  }
  return (
    <TextInput
      {...look}
      value={String(value ?? '')}
      onChange={({ currentTarget }) => handleOnChange(currentTarget.value)}
    />
  )
}

type Worded = Pick<ActionProps, 'handleOnClick' | 'level'> & { readonly words: string }

function AddButton({ handleOnClick, words }: Worded) {
  return (
    <Button
      size="compact-sm"
      variant="light"
      leftSection={<IconPlus size={14} />}
      onClick={(event) => handleOnClick(event)}
    >
      {words}
    </Button>
  )
}

function RemoveButton({ handleOnClick, words }: Worded) {
  return (
    <ActionIcon
      size="lg"
      variant="subtle"
      color="ink"
      aria-label={words}
      title={words}
      onClick={(event) => handleOnClick(event)}
    >
      <IconTrash size={17} />
    </ActionIcon>
  )
}
