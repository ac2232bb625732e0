import { Button, Group, Pill } from '@mantine/core'
import { IconBan } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { askToCancelMany } from '../operate/CancelManyForm.tsx'
import type { Whose } from '../operate/operate-api.ts'
import { texts as operateTexts } from '../operate/texts.ts'
import { patientsQuery } from '../practice/queries.ts'
import type { Filter } from './filter.ts'
import { texts } from './texts.ts'
import { useSubjectWords } from './use-subject-words.ts'

type Props = { readonly filter: Filter; readonly onChange: (filter: Filter) => void }

/** What can be done with everything of one patient or about one appointment. */
export function FilteredActions({ filter, onChange }: Props) {
  const { subject } = filter
  const about = useSubjectWords(subject ?? '')
  const meant = useMeant(filter, about)
  if (meant === null) return null
  return (
    <Group mb="lg" gap="sm">
      {subject !== null && (
        <Pill
          size="lg"
          withRemoveButton
          removeButtonProps={{
            'aria-label': texts.filter.clear,
            'aria-hidden': false,
            tabIndex: 0,
          }}
          onRemove={() => onChange({ ...filter, subject: null })}
        >
          {texts.filter.about(about)}
        </Pill>
      )}
      <Button
        variant="default"
        leftSection={<IconBan size={16} aria-hidden="true" />}
        onClick={() =>
          askToCancelMany({
            title: operateTexts.cancelAllTitle(meant.who),
            whose: meant.whose,
            body: operateTexts.cancelAllBody,
            submit: operateTexts.cancelAllSubmit,
          })
        }
      >
        {operateTexts.cancelAll}
      </Button>
    </Group>
  )
}

type Meant = { readonly whose: Whose; readonly who: string }

/** The narrower of the two when both are chosen. */
function useMeant({ subject, patientId }: Filter, about: string): Meant | null {
  const patients = useQuery(patientsQuery).data?.items ?? []
  if (subject !== null) return { whose: { subject }, who: about }
  if (patientId === null) return null
  const found = patients.find(({ id }) => id === patientId)
  const who = found ? `${found.firstName} ${found.lastName}` : texts.filter.patient
  return { whose: { patientId }, who }
}
