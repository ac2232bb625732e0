export function ExecutionsPage() {
  return <h1>ExecutionsPage</h1>
}
