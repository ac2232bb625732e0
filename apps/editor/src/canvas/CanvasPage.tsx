export function CanvasPage() {
  return <h1>Flow</h1>
}
