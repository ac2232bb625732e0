import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  appointments,
  CONFIRMATION,
  OFFER,
  phonesWithTexts,
  reply,
  textsWith,
} from './support/phones.ts'
import { get, openWorld, post, until, type World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.stop())

test('a YES sent while the server was down, and long since given up by the carrier, still wins', async () => {
  const found = (await appointments(world)).find(({ service }) => service === 'HydraFacial')
  await post(`${world.sandbox}/control/appointments/${found?.id}/cancel`)
  const offers = async () => textsWith(await phonesWithTexts(world), OFFER).length
  await until(async () => (await offers()) === 2, 'two offers arrive')
  await world.killServer()
  const [phone] = await phonesWithTexts(world)
  await reply(world, phone?.number ?? '', 'YES')
  await givenUp()
  await world.startServer()
  const confirmations = async () => textsWith(await phonesWithTexts(world), CONFIRMATION).length
  await until(async () => (await confirmations()) === 1, 'the booking is confirmed')
  const executions = () => get(`${world.chairflow}/api/v1/executions`)
  await until(async () => (await executions()).items[0]?.outcome !== null, 'the execution ends')
  expect((await executions()).items).toMatchObject([{ outcome: 'filled' }])
})

/** Four tries, a fifth of a second apart. */
function givenUp(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2_000))
}
