import { Badge, VisuallyHidden } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { openAlertsQuery } from './alerts-api.ts'
import './alerts.css'
import { texts } from './texts.ts'

/** On every page: whether something is wrong that nobody took note of yet. */
export function AlertsLink() {
  const { data } = useQuery(openAlertsQuery)
  const count = data?.items.filter(({ acknowledgedAt }) => acknowledgedAt === null).length ?? 0
  return (
    <Link
      to="/alerts"
      className="cf-nav-link cf-alerts-link"
      aria-description={texts.openAlerts(count)}
    >
      <IconBell size={19} aria-hidden="true" />
      {/* The count stays outside the name, so that the link is called the same whatever waits. */}
      <VisuallyHidden>{texts.alerts}</VisuallyHidden>
      {count > 0 && (
        <Badge size="sm" color="red" variant="filled" circle={count < 10} aria-hidden="true">
          {count}
        </Badge>
      )}
    </Link>
  )
}
