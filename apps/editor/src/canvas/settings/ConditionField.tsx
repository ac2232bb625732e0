import { Input } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { useEffect, useMemo, useRef, useState } from 'react'
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder'
import { conditionControls } from './condition-controls.tsx'
import { conditionFields } from './condition-fields.ts'
import { storedRules, withIds } from './condition-rules.ts'
import { contextOf } from './form-context.ts'

/** Rules that decide, built row by row; the stored tree carries no ids of the builder. */
export function ConditionField(props: FieldProps) {
  const { formData, onChange, fieldPathId, registry, rawErrors, schema } = props
  const { variables } = contextOf(registry)
  const fields = useMemo(() => conditionFields(variables), [variables])
  const [query, setQuery] = useState<RuleGroupType>(() => withIds(formData))
  const sent = useRef(JSON.stringify(storedRules(query)))
  useEffect(() => {
    const stored = storedRules(withIds(formData))
    if (JSON.stringify(stored) === sent.current) return
    sent.current = JSON.stringify(stored)
    setQuery(withIds(formData))
  }, [formData])

  const change = (next: RuleGroupType) => {
    setQuery(next)
    const stored = storedRules(next)
    if (JSON.stringify(stored) === sent.current) return
    sent.current = JSON.stringify(stored)
    onChange(stored, fieldPathId.path)
  }
  return (
    <Input.Wrapper
      id={fieldPathId.$id}
      labelElement="div"
      label={schema.title}
      error={rawErrors?.join(' ')}
    >
      <div tabIndex={-1} id={`${fieldPathId.$id}__rules`} className="cf-rules">
        <QueryBuilder
          query={query}
          onQueryChange={change}
          fields={fields}
          controlElements={conditionControls}
          resetOnFieldChange
          resetOnOperatorChange={false}
        />
      </div>
    </Input.Wrapper>
  )
}
