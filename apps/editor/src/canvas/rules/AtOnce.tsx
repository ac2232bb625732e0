import { type AvailableVariable, startVariables } from '@chairflow/flow'
import { NumberInput, Radio, Select, Stack } from '@mantine/core'
import { useMemo } from 'react'
import { nodeTypes } from '../catalog.ts'
import { useEditor } from '../editor-store.ts'
import { type Concurrency, changeRules } from './change-rules.ts'
import { texts } from './texts.ts'

const NONE = ''
const LARGEST = 1000
const policies = ['queue', 'drop', 'replace'] as const

/** How many executions for the same thing may be under way, and what becomes of one more. */
export function AtOnce() {
  const rule = useEditor((state) => state.document.logic.settings.concurrency)
  const edit = useEditor((state) => state.edit)
  const keys = useKeys(rule?.key ?? null)
  const save = (concurrency: Concurrency | undefined) =>
    edit((flow) => changeRules(flow, { concurrency }), 'rules at once')
  const choose = (key: string | null) =>
    save(key ? { limit: 1, onCollision: 'queue', ...rule, key } : undefined)
  return (
    <Stack gap="sm">
      <Select
        label={texts.atOnce}
        description={texts.atOnceHint}
        data={[{ value: NONE, label: texts.noLimit }, ...keys]}
        value={rule?.key ?? NONE}
        allowDeselect={false}
        onChange={choose}
      />
      {rule && <Limit rule={rule} onChange={save} />}
    </Stack>
  )
}

type LimitProps = { readonly rule: Concurrency; readonly onChange: (rule: Concurrency) => void }

function Limit({ rule, onChange }: LimitProps) {
  return (
    <>
      <NumberInput
        label={texts.limit}
        min={1}
        max={LARGEST}
        allowDecimal={false}
        clampBehavior="strict"
        maw={140}
        value={rule.limit}
        onChange={(limit) => Number(limit) >= 1 && onChange({ ...rule, limit: Number(limit) })}
      />
      <Radio.Group
        label={texts.onCollision}
        value={rule.onCollision}
        onChange={(value) => {
          const onCollision = policies.find((one) => one === value)
          if (onCollision) onChange({ ...rule, onCollision })
        }}
      >
        <Stack gap="xs" mt="xs">
          {policies.map((policy) => (
            <Radio key={policy} value={policy} label={texts.collisions[policy]} />
          ))}
        </Stack>
      </Radio.Group>
    </>
  )
}

/** What can be counted by: what every trigger knows, the everyday ones first. */
function useKeys(current: string | null) {
  const flow = useEditor((state) => state.document)
  const known = useMemo(() => startVariables(flow, nodeTypes).filter(isOneValue), [flow])
  const everyday = known.filter(({ path }) => path in texts.counted)
  const asked = known.filter(({ path }) => path.startsWith('input.'))
  const offered = [...everyday, ...asked].map(({ path, title }) => ({
    value: path,
    label: texts.counted[path] ?? title,
  }))
  const isThere = current === null || offered.some(({ value }) => value === current)
  return isThere ? offered : [...offered, { value: current, label: texts.unknownKey(current) }]
}

const isOneValue = ({ hasParts }: AvailableVariable) => hasParts !== true
