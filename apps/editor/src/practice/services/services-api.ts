import type { Service } from '@chairflow/scheduling'
import { http } from '../../api.ts'

export const saveService = ({ id, ...service }: Service) =>
  http.put(`services/${encodeURIComponent(id)}`, { json: service }).json<Service>()
