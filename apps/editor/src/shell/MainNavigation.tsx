import type { List, Task } from '@chairflow/api'
import { Badge, Box } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { http } from '../api.ts'
import { texts } from './texts.ts'

type Props = {
  readonly stacked?: boolean
  readonly visibleFrom?: 'sm'
  readonly onFollow?: () => void
}

/** The four places of the product; Tasks says how many wait for somebody. */
export function MainNavigation({ stacked = false, visibleFrom, onFollow }: Props) {
  const openTasks = useOpenTasks()
  const link = { className: 'cf-nav-link', ...(onFollow && { onClick: onFollow }) }
  return (
    <Box
      component="nav"
      aria-label={texts.mainNavigation}
      display="flex"
      style={{ gap: 4, flexDirection: stacked ? 'column' : 'row' }}
      {...(visibleFrom && { visibleFrom })}
    >
      <Link to="/flows" {...link}>
        {texts.flows}
      </Link>
      <Link to="/executions" {...link}>
        {texts.executions}
      </Link>
      {/* The count stays outside the name, so that the link is called the same whatever waits. */}
      <Link to="/tasks" aria-description={texts.openTasks(openTasks)} {...link}>
        {texts.tasks}
        {openTasks > 0 && (
          <Badge size="sm" circle={openTasks < 10} aria-hidden="true">
            {openTasks}
          </Badge>
        )}
      </Link>
      <Link to="/practice" {...link}>
        {texts.practice}
      </Link>
    </Box>
  )
}

function useOpenTasks() {
  const { data } = useQuery({
    queryKey: ['tasks', 'open'],
    queryFn: () => http.get('tasks', { searchParams: { status: 'open' } }).json<List<Task>>(),
  })
  return data?.items.length ?? 0
}
