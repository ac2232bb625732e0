/** Fetches the form builder, which is large: when the canvas stands, before a step is chosen. */
export async function loadForm() {
  const { SettingsForm } = await import('./SettingsForm.tsx')
  return { default: SettingsForm }
}
