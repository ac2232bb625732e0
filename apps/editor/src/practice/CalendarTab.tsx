import { Badge, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNow } from '../executions/use-now.ts'
import { clockWords, weekdayWords, zoneWords } from './clock-words.ts'
import { type DayGroup, dayGroups } from './day-groups.ts'
import { DriftBox } from './drift/DriftBox.tsx'
import { Loaded } from './Loaded.tsx'
import { named } from './named.ts'
import { type AppointmentRow, appointmentsQuery } from './queries.ts'
import { texts } from './texts.ts'
import { useTimeZone } from './use-time-zone.ts'

const DAYS = 7

/** Who comes when, day by day. */
export function CalendarTab() {
  const query = useQuery(appointmentsQuery)
  const now = useNow()
  const timeZone = useTimeZone()
  return (
    <>
      <DriftBox />
      <Loaded query={query} isEmpty={() => false} empty={{ title: texts.calendar.free, body: '' }}>
        {({ items }) => (
          <>
            <Text size="sm" c="dimmed" mb="md">
              {texts.calendar.lead(DAYS, zoneWords(now, timeZone))}
            </Text>
            {dayGroups(items, now, { days: DAYS, timeZone }).map((group, index) => (
              <Day key={group.date} group={group} index={index} timeZone={timeZone} />
            ))}
          </>
        )}
      </Loaded>
    </>
  )
}

type DayProps = {
  readonly group: DayGroup<AppointmentRow>
  readonly index: number
  readonly timeZone: string
}

function Day({ group: { date, atMs, items }, index, timeZone }: DayProps) {
  const near = [texts.calendar.today, texts.calendar.tomorrow][index]
  return (
    <section className="cf-day" aria-labelledby={`day-${date}`}>
      <Title order={2} size="h5" id={`day-${date}`}>
        {near && `${near}, `}
        {weekdayWords(atMs, 'UTC')}
      </Title>
      {items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {texts.calendar.free}
        </Text>
      ) : (
        <ul className="cf-visits">
          {items.map((visit) => (
            <Visit key={visit.id} visit={visit} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </section>
  )
}

type VisitProps = { readonly visit: AppointmentRow; readonly timeZone: string }

function Visit({ visit, timeZone }: VisitProps) {
  const { startAt, endAt, serviceName, providerName, roomName, patientName, status } = visit
  const isOff = status === 'cancelled' || status === 'no-show'
  return (
    <li className={isOff ? 'cf-visit cf-visit--off' : 'cf-visit'} data-status={status}>
      <span className="cf-visit-time">
        <time dateTime={startAt}>{clockWords(Date.parse(startAt), timeZone)}</time> –{' '}
        <time dateTime={endAt}>{clockWords(Date.parse(endAt), timeZone)}</time>
      </span>
      <span className="cf-visit-what">
        <strong>{patientName ?? texts.calendar.nobody}</strong>
        <span>{serviceName ?? texts.calendar.unknownService}</span>
      </span>
      <span className="cf-visit-where">
        {[providerName, roomName].filter((part) => part !== null).join(', ')}
      </span>
      <Badge variant={status === 'confirmed' ? 'light' : 'default'} className="cf-visit-status">
        {named(texts.appointmentStatus, status)}
      </Badge>
    </li>
  )
}
