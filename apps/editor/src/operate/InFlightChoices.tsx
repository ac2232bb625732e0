import type { PublishPreview } from '@chairflow/api'
import { Radio, Stack, Text, Textarea } from '@mantine/core'
import { canMove, type InFlightWish } from './in-flight-wish.ts'
import { MovePlaces } from './MovePlaces.tsx'
import './operate.css'
import { LONGEST_REASON } from './ReasonForm.tsx'
import { texts } from './texts.ts'

type Props = {
  readonly preview: PublishPreview
  readonly wish: InFlightWish
  readonly onChange: (wish: InFlightWish) => void
}

/** Who is under way on older versions, where they stand, and what should become of them. */
export function InFlightChoices({ preview, wish, onChange }: Props) {
  const { version, total } = preview
  return (
    <section className="cf-underway" aria-label={texts.waysTitle(total)}>
      <Text fw={650}>{texts.waysTitle(total)}</Text>
      <Standings preview={preview} />
      <Radio.Group
        label={texts.waysChoice}
        value={wish.type}
        onChange={(type) => onChange({ ...wish, type: typeOf(type) })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="finish" label={texts.finish} description={texts.finishHint} />
          <Radio
            value="move"
            label={texts.move(version)}
            description={moveWords(preview)}
            disabled={!canMove(preview)}
          />
          {wish.type === 'move' && (
            <MovePlaces
              preview={preview}
              nodes={wish.nodes}
              onChange={(nodes) => onChange({ ...wish, nodes })}
            />
          )}
          <Radio value="stop" label={texts.stop} description={texts.stopHint} />
          {wish.type === 'stop' && (
            <Textarea
              className="cf-underway-more"
              label={texts.reason}
              description={texts.reasonHint}
              required
              autosize
              maxLength={LONGEST_REASON}
              value={wish.reason}
              onChange={({ currentTarget }) => onChange({ ...wish, reason: currentTarget.value })}
            />
          )}
        </Stack>
      </Radio.Group>
    </section>
  )
}

function Standings({ preview: { standings } }: Pick<Props, 'preview'>) {
  return (
    <ul className="cf-underway-list">
      {standings.map(({ nodeId, version, count, label }) => (
        <li key={`${version} ${nodeId}`}>
          {nodeId === null ? texts.wayQueued(count, version) : texts.wayAt(count, label, version)}
        </li>
      ))}
    </ul>
  )
}

const typeOf = (value: string): InFlightWish['type'] =>
  value === 'move' || value === 'stop' ? value : 'finish'

function moveWords(preview: PublishPreview): string {
  const { movable, total } = preview
  if (movable === total) return texts.moveAll
  return canMove(preview) ? texts.moveSome(movable, total) : texts.moveNone
}
