import { TextInput } from '@mantine/core'
import { useEditor } from './editor-store.ts'
import { setName } from './edits.ts'
import { texts } from './texts.ts'

/** The name of the flow, to be changed in place. */
export function FlowName() {
  const name = useEditor((state) => state.document.name)
  const edit = useEditor((state) => state.edit)
  const endGroup = useEditor((state) => state.endGroup)
  return (
    <TextInput
      className="cf-flow-name"
      variant="unstyled"
      aria-label={texts.name}
      value={name}
      maxLength={120}
      onChange={({ currentTarget: { value } }) =>
        edit((flow) => setName(flow, value), 'name of the flow')
      }
      onBlur={endGroup}
    />
  )
}
