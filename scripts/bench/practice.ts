/** As many people treat at once as in a practice of some locations. */
export const PROVIDERS = 24
const ALL_DAY = [1, 2, 3, 4, 5, 6, 7]

/** What the bench books must be able to stay: people, rooms and hours enough for a month of load. */
export async function widenPractice(ask: Ask): Promise<void> {
  const [location, lee, room] = await Promise.all(
    ['locations/loc_austin', 'providers/prv_lee', 'rooms/room_t1'].map((path) => ask('GET', path)),
  )
  const hours = ALL_DAY.map((day) => ({ day, opens: '00:00', closes: '23:59' }))
  await ask('PUT', 'locations/loc_austin', { ...location, hours })
  const shifts = ALL_DAY.map((day) => ({ day, from: '00:00', to: '23:59' }))
  for (let nth = 0; nth < PROVIDERS; nth += 1) {
    const id = `prv_bench_${nth}`
    const name = { displayName: `Bench ${nth}`, externalId: providerOf(nth) }
    await ask('POST', 'providers', { ...lee, id, ...name, shifts })
    const card = { kind: 'neurotoxin-certificate', validFrom: '2024-01-15', validUntil: null }
    await ask('POST', 'credentials', { id: `crd_bench_${nth}`, providerId: id, ...card })
    const place = { id: `room_bench_${nth}`, name: `Bench room ${nth}`, externalId: roomOf(nth) }
    await ask('POST', 'rooms', { ...room, ...place })
  }
}

type Ask = (method: string, path: string, body?: object) => Promise<object>

export function providerOf(number: number): string {
  return `bp${number % PROVIDERS}`
}

export function roomOf(number: number): string {
  return `br${number % PROVIDERS}`
}
