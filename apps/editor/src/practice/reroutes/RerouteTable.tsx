import type { RerouteView } from '@chairflow/api'
import { exactWords, momentWords } from '../clock-words.ts'
import { ListTable } from '../ListTable.tsx'
import { useTimeZone } from '../use-time-zone.ts'
import { RerouteState } from './RerouteState.tsx'
import './reroutes.css'
import { texts } from './texts.ts'

type Row = { readonly row: RerouteView }

export function RerouteTable({ rows }: { readonly rows: readonly RerouteView[] }) {
  return (
    <ListTable
      label={texts.list}
      rows={rows}
      columns={[
        { title: texts.when, cell: (row) => <When row={row} /> },
        { title: texts.booking, cell: (row) => <Booking row={row} /> },
        { title: texts.why, cell: ({ reasons }) => reasons.map(({ text }) => text).join('. ') },
        { title: texts.could, cell: (row) => <Could row={row} /> },
        { title: texts.state, cell: (row) => <RerouteState row={row} /> },
      ]}
    />
  )
}

function When({ row: { booking } }: Row) {
  const timeZone = useTimeZone(booking?.locationId)
  if (booking === null) return null
  const at = Date.parse(booking.startAt)
  return (
    <time className="cf-reroute-when" dateTime={booking.startAt} title={exactWords(at, timeZone)}>
      {momentWords(at, timeZone)}
    </time>
  )
}

function Booking({ row: { booking } }: Row) {
  const what = booking?.serviceName ?? texts.unknownService
  const whom = booking?.providerName == null ? '' : ` ${texts.withWhom(booking.providerName)}`
  return (
    <>
      <strong>{booking?.patientName ?? texts.unknownPatient}</strong>
      <span className="cf-reroute-line">
        {what}
        {whom}
      </span>
    </>
  )
}

/** Best first; what is solved needs nobody. */
function Could({ row: { couldTakeOver, settledAt } }: Row) {
  if (settledAt !== null) return null
  if (couldTakeOver.length === 0) return texts.nobody
  return couldTakeOver.map((name) => (
    <span key={name} className="cf-reroute-line">
      {name}
    </span>
  ))
}
