import { ActionIcon, Button, Slider, Text, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPlayerTrackNext } from '@tabler/icons-react'
import { replayTexts } from './texts.ts'

type Props = {
  /** Which line is looked at, counted from 1. */
  readonly position: number
  readonly count: number
  readonly isFollowing: boolean
  readonly onGo: (position: number) => void
  readonly onFollow: () => void
}

/** Moves through the journal line by line; the drawing follows. */
export function Scrubber({ position, count, isFollowing, onGo, onFollow }: Props) {
  const look = { variant: 'default', size: 36 } as const
  return (
    <div className="cf-scrubber">
      <Tooltip label={replayTexts.previousHint}>
        <ActionIcon
          {...look}
          aria-label={replayTexts.previous}
          disabled={position <= 1}
          onClick={() => onGo(position - 1)}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
      </Tooltip>
      <Slider
        flex={1}
        min={1}
        max={Math.max(count, 2)}
        value={position}
        onChange={onGo}
        label={null}
        thumbLabel={replayTexts.scrubber}
        thumbSize={24}
        disabled={count < 2}
        thumbProps={{ 'aria-valuetext': replayTexts.position(position, count) }}
      />
      <Tooltip label={replayTexts.nextHint}>
        <ActionIcon
          {...look}
          aria-label={replayTexts.next}
          disabled={position >= count}
          onClick={() => onGo(position + 1)}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
      </Tooltip>
      <Text size="sm" c="dimmed" className="cf-scrubber-words">
        {replayTexts.position(position, count)}
      </Text>
      <Button
        variant="default"
        size="xs"
        h={36}
        leftSection={<IconPlayerTrackNext size={14} />}
        disabled={isFollowing}
        onClick={onFollow}
      >
        {replayTexts.latest}
      </Button>
    </div>
  )
}
