import {
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  type MantineColorsTuple,
  Modal,
  Notification,
  Select,
} from '@mantine/core'
import { texts } from './shell/texts.ts'

const teal: MantineColorsTuple = [
  '#e9f7f6',
  '#d3ecea',
  '#a6dad6',
  '#75c6c0',
  '#4fb3ad',
  '#2f9d97',
  '#1d8681',
  '#0f706d',
  '#0a5d5b',
  '#044746',
]

const ink: MantineColorsTuple = [
  '#eef2f5',
  '#dfe5ea',
  '#c3ccd5',
  '#a1aebb',
  '#8593a3',
  '#6b7b8c',
  '#536273',
  '#3c4a5a',
  '#2a3644',
  '#18222d',
]

/** For what asks to be fixed; white on shade 7 reaches 4.5:1. */
const clay: MantineColorsTuple = [
  '#fdf0eb',
  '#f8ddd3',
  '#efb9a5',
  '#e79374',
  '#df744d',
  '#d85f34',
  '#c94f25',
  '#a8391a',
  '#8a2e15',
  '#6d230f',
]

/** Mantine's own dark is brownish beside ink. */
const dark: MantineColorsTuple = [
  '#dce3ea',
  '#b9c4cf',
  '#97a5b3',
  '#6b7b8c',
  '#415063',
  '#334150',
  '#222c38',
  '#1a222c',
  '#141b24',
  '#0e141b',
]

/** A dialog's heading is no banner of the page, and its cross has a name. */
const dialogProps = {
  closeButtonProps: { 'aria-label': texts.close },
  attributes: { header: { role: 'presentation' } },
} as const

/** Calm teal on ink. Shades are dark enough that white text on them reaches 4.5:1. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  colors: { teal, ink, clay, dark },
  fontFamily: "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Badge: Badge.extend({ defaultProps: { autoContrast: true, tt: 'none', fw: 600 } }),
    Button: Button.extend({ defaultProps: { fw: 600 } }),
    Drawer: Drawer.extend({ defaultProps: dialogProps }),
    Modal: Modal.extend({ defaultProps: dialogProps }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': texts.close } },
    }),
    // A list that opens by itself covers what the person came to read.
    Select: Select.extend({ defaultProps: { openOnFocus: false } }),
  },
})

/** Quiet text and placeholders that still reach 4.5:1 on every surface, light and dark. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfcfc',
    '--mantine-color-text': '#18222d',
    '--mantine-color-dimmed': '#51606f',
    '--mantine-color-placeholder': '#5d6b79',
    '--mantine-color-error': '#b3261e',
    '--cf-surface': '#ffffff',
    '--cf-canvas': '#f2f5f6',
    '--cf-line': '#d7dee3',
    '--cf-edge': '#6b7b8c',
    '--cf-accent': '#0f706d',
    '--cf-accent-soft': '#e1f2f0',
    '--cf-good': '#1f7a4d',
    '--cf-bad': '#b3401e',
    '--cf-neutral': '#536273',
  },
  dark: {
    '--mantine-color-body': '#121820',
    '--mantine-color-text': '#e4e9ee',
    '--mantine-color-dimmed': '#a3b0bd',
    '--mantine-color-placeholder': '#97a5b3',
    '--mantine-color-error': '#ff9d93',
    '--mantine-color-anchor': '#75c6c0',
    '--cf-surface': '#1a222c',
    '--cf-canvas': '#0e141b',
    '--cf-line': '#334150',
    '--cf-edge': '#8593a3',
    '--cf-accent': '#4fb3ad',
    '--cf-accent-soft': '#173436',
    '--cf-good': '#5cc592',
    '--cf-bad': '#f09070',
    '--cf-neutral': '#a1aebb',
  },
})
