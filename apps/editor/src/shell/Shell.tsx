import { AppShell, Burger, Drawer, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Notifications } from '@mantine/notifications'
import { Link, Outlet } from '@tanstack/react-router'
import { AlertsLink } from '../alerts/AlertsLink.tsx'
import { BrandMark } from './BrandMark.tsx'
import { ColorSchemeSwitch } from './ColorSchemeSwitch.tsx'
import { MainNavigation } from './MainNavigation.tsx'
import { texts } from './texts.ts'

/** The frame of every page: skip link, slim top bar, page. */
export function Shell() {
  const [isMenuOpen, menu] = useDisclosure(false)
  return (
    <AppShell header={{ height: 52 }}>
      {/* Inside of the router, because what they say may hold links. */}
      <Notifications position="bottom-center" limit={4} />
      <a className="cf-skip" href="#page">
        {texts.skip}
      </a>
      <AppShell.Header bg="var(--cf-surface)">
        <div className="cf-header">
          <Burger
            hiddenFrom="sm"
            opened={isMenuOpen}
            onClick={menu.toggle}
            size="sm"
            aria-label={texts.menu}
            aria-expanded={isMenuOpen}
          />
          <Link to="/flows" className="cf-brand">
            <BrandMark />
            {texts.product}
          </Link>
          <MainNavigation visibleFrom="sm" />
          <div className="cf-header-end">
            <AlertsLink />
            <ColorSchemeSwitch />
          </div>
        </div>
      </AppShell.Header>
      <Drawer opened={isMenuOpen} onClose={menu.close} title={texts.menu} size={260}>
        <Stack>
          <MainNavigation stacked onFollow={menu.close} />
        </Stack>
      </Drawer>
      <AppShell.Main id="page" tabIndex={-1} style={{ outline: 'none' }}>
        <div className="cf-main">
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  )
}
