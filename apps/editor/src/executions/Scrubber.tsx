import { ActionIcon, Slider, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { texts } from './texts.ts'

type Props = {
  readonly seq: number
  readonly last: number
  readonly onGo: (seq: number) => void
}

/** Moves through the journal line by line. */
export function Scrubber({ seq, last, onGo }: Props) {
  return (
    <div className="cf-replay-scrub">
      <ActionIcon
        variant="default"
        aria-label={texts.previous}
        disabled={seq <= 1}
        onClick={() => onGo(seq - 1)}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Slider
        flex={1}
        min={1}
        max={Math.max(1, last)}
        value={seq}
        onChange={onGo}
        label={null}
        thumbLabel={texts.scrubber}
      />
      <ActionIcon
        variant="default"
        aria-label={texts.next}
        disabled={seq >= last}
        onClick={() => onGo(seq + 1)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
      <Text size="xs" c="dimmed" miw={84} ta="right">
        {texts.position(seq, last)}
      </Text>
    </div>
  )
}
