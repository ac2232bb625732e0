export const SETTINGS_ID = 'settings'

/** Moves the focus into the settings of the chosen step: the first field, else the panel. */
export function focusSettings(): void {
  requestAnimationFrame(() => {
    const panel = document.getElementById(SETTINGS_ID)
    const field = panel?.querySelector<HTMLElement>('input, textarea, [role=combobox]')
    const target = field ?? panel
    target?.focus()
  })
}
