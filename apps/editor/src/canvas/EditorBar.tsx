import type { FlowDetail } from '@chairflow/api'
import { ActionIcon, Badge, Button, Group, Tooltip, VisuallyHidden } from '@mantine/core'
import {
  IconAdjustments,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconRocket,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { OperateMenu } from '../operate/OperateMenu.tsx'
import { PausedBadge } from '../operate/PausedBadge.tsx'
import { Checklist } from './Checklist.tsx'
import { useEditor } from './editor-store.ts'
import { FlowName } from './FlowName.tsx'
import { texts as rulesTexts } from './rules/texts.ts'
import { SaveWords } from './SaveWords.tsx'
import { texts } from './texts.ts'
import type { Autosave } from './use-autosave.ts'
import { useUndo } from './use-undo.ts'

type Props = {
  readonly detail: FlowDetail
  readonly save: Autosave
}

/** Above the canvas: which flow, whether it is saved and live, and what can be done with it. */
export function EditorBar({ detail, save }: Props) {
  const ask = useEditor((state) => state.ask)
  return (
    <div className="cf-bar">
      <VisuallyHidden component="h1">{detail.name}</VisuallyHidden>
      <Group gap="xs" wrap="nowrap" className="cf-bar-name">
        <Tooltip label={texts.back}>
          <ActionIcon
            component={Link}
            to="/flows"
            variant="subtle"
            color="ink"
            size="lg"
            aria-label={texts.back}
          >
            <IconArrowLeft size={19} />
          </ActionIcon>
        </Tooltip>
        <FlowName />
        <LiveBadge detail={detail} />
        <PausedBadge flow={detail} />
      </Group>
      <Group gap="xs" wrap="nowrap" className="cf-bar-tools">
        <SaveWords state={save.state} />
        <UndoButtons />
        <Tooltip label={rulesTexts.open}>
          <ActionIcon
            variant="subtle"
            color="ink"
            size="lg"
            aria-label={rulesTexts.open}
            onClick={() => ask({ kind: 'rules' })}
          >
            <IconAdjustments size={19} />
          </ActionIcon>
        </Tooltip>
        <Checklist />
        <Button leftSection={<IconRocket size={17} />} onClick={() => ask({ kind: 'publish' })}>
          {texts.publish.button}
        </Button>
        <OperateMenu flow={detail} />
      </Group>
    </div>
  )
}

function UndoButtons() {
  const { canUndo, canRedo, undo, redo } = useUndo()
  const look = { variant: 'subtle', color: 'ink', size: 'lg' } as const
  return (
    <Group gap={2} wrap="nowrap">
      <Tooltip label={texts.undo}>
        <ActionIcon {...look} aria-label={texts.undo} disabled={!canUndo} onClick={undo}>
          <IconArrowBackUp size={19} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={texts.redo}>
        <ActionIcon {...look} aria-label={texts.redo} disabled={!canRedo} onClick={redo}>
          <IconArrowForwardUp size={19} />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}

function LiveBadge({
  detail: { published, hasUnpublishedChanges },
}: {
  readonly detail: FlowDetail
}) {
  if (!published) {
    return (
      <Badge variant="default" className="cf-bar-badge">
        {texts.draft}
      </Badge>
    )
  }
  const words = hasUnpublishedChanges ? texts.unpublished : texts.published
  return (
    <Badge
      className="cf-bar-badge"
      variant={hasUnpublishedChanges ? 'outline' : 'light'}
      title={words(published.version)}
    >
      {words(published.version)}
    </Badge>
  )
}
