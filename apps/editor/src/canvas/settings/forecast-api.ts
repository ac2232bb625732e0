import type { Forecast } from '@chairflow/api'
import type { WaitlistAssumptions } from '@chairflow/scheduling'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { http } from '../../api.ts'

export const assumptionsQuery = queryOptions({
  queryKey: ['practice', 'assumptions'],
  queryFn: () => http.get('waitlist/assumptions').json<WaitlistAssumptions>(),
})

export const saveAssumptions = (assumptions: WaitlistAssumptions) =>
  http.put('waitlist/assumptions', { json: assumptions }).json<WaitlistAssumptions>()

type Wish = Readonly<Record<string, unknown>> & { readonly serviceId: string | undefined }

/** What an offer would come to; nothing is asked before a service is chosen. */
export const forecastQuery = (wish: Wish) =>
  queryOptions({
    queryKey: ['practice', 'forecast', wish],
    queryFn: () => http.post('waitlist/forecast', { json: wish }).json<Forecast>(),
    enabled: wish.serviceId !== undefined,
    placeholderData: keepPreviousData,
  })
