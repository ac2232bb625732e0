import type { Location, Service } from '@chairflow/scheduling'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { credentialsQuery } from '../queries.ts'
import { showUndoable } from '../show-undoable.tsx'
import { type PlaceDraft, withPlace } from './place-draft.ts'
import { saveService } from './services-api.ts'
import { texts } from './texts.ts'

type Saving = {
  readonly service: Service
  readonly location: Location
  readonly onDone: () => void
}

/** Can be taken back. */
export function useSavePlace({ service, location, onDone }: Saving) {
  const queries = useQueryClient()
  const kinds = (useQuery(credentialsQuery).data?.items ?? []).map(({ kind }) => kind)
  const reread = () => queries.invalidateQueries({ queryKey: ['practice'] })
  return useMutation({
    mutationFn: (draft: PlaceDraft) =>
      saveService(withPlace(service, { draft, locationId: location.id, kinds })),
    onSuccess: () => {
      const undo = () => saveService(service).then(reread)
      const message = texts.saved(service.name, location.name)
      showUndoable({ about: `service ${service.id}`, message, undo })
      void reread()
      onDone()
    },
  })
}
