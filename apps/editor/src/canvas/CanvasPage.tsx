import type { FlowDetail } from '@chairflow/api'
import { parseFlow } from '@chairflow/flow'
import { Skeleton, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { flowQuery } from '../api.ts'
import { PageFault } from '../shell/PageFault.tsx'
import { texts as shellTexts } from '../shell/texts.ts'
import './editor.css'
import { Editor } from './Editor.tsx'
import { texts } from './texts.ts'

/** The page where a flow is drawn: reads it once, then the editor holds it. */
export function CanvasPage() {
  const { flowId } = useParams({ from: '/flows/$flowId' })
  // Never from memory: a draft on an old revision could not be saved.
  const { data, error, refetch, isFetchedAfterMount } = useQuery({
    ...flowQuery(flowId),
    refetchOnMount: 'always',
  })
  if (error && (!data || !isFetchedAfterMount))
    return <PageFault error={error} reset={() => void refetch()} />
  if (!data || !isFetchedAfterMount) return <Loading />
  return <Opened key={flowId} detail={data} />
}

/** Later answers of the server change the facts about the flow, never the drawing under the hand. */
function Opened({ detail }: { readonly detail: FlowDetail }) {
  const [first] = useState(detail)
  const parsed = useMemo(() => parseFlow(first.document), [first])
  if (!parsed.ok) return <PageFault error={new Error(texts.unreadable)} />
  return <Editor detail={detail} revision={first.revision} flow={parsed.flow} />
}

function Loading() {
  return (
    <div className="cf-editor" aria-busy="true">
      <VisuallyHidden role="status">{shellTexts.loading}</VisuallyHidden>
      <Skeleton height={52} radius={0} />
      <div style={{ display: 'flex', gap: 24, padding: 24 }}>
        <Skeleton height={420} width={220} visibleFrom="md" />
        <Skeleton height={180} width={264} mt={60} />
        <Skeleton height={220} width={264} mt={120} />
      </div>
    </div>
  )
}
