import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { PageFault } from '../shell/PageFault.tsx'
import { PageLoading } from '../shell/PageLoading.tsx'
import { executionQuery } from './queries.ts'
import { Replay } from './Replay.tsx'

/** One execution, replayed on the canvas of the version that ran. */
export function ExecutionPage() {
  const { executionId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(executionQuery(executionId))
  if (error && !data) return <PageFault error={error} reset={() => void refetch()} />
  return data ? <Replay key={data.id} execution={data} /> : <PageLoading />
}
