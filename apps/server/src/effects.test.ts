import { ConnectorError } from '@chairflow/connector-kit'
import { keepInSync } from '@chairflow/runtime'
import { beginAttempt } from '@chairflow/store'
import { afterEach, describe, expect, test } from 'vitest'
import { type Clinic, openClinic } from './testing/clinic.ts'
import { queueBooking, queueTexts, statusOf } from './testing/queue-effects.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

let clinic: Clinic
afterEach(() => clinic.close())

describe('the pace of a connection', () => {
  test('texts go out as fast as the carrier allows, and no faster', async () => {
    clinic = await openClinic({ pace: { perSecond: 1, burst: 3, atOnce: 8 } })
    await queueTexts(clinic, 10)
    expect(clinic.vendors.texts).toHaveLength(3)
    await clinic.pass(SECOND_MS)
    expect(clinic.vendors.texts).toHaveLength(4)
    await passInSteps(6, SECOND_MS)
    expect(clinic.vendors.texts).toHaveLength(10)
    const bodies = clinic.vendors.texts.map(({ body }) => body)
    expect(bodies).toEqual(Array.from({ length: 10 }, (_, index) => `Text ${index}`))
  })

  test('a hundred texts in line do not hold up a booking', async () => {
    clinic = await openClinic({ pace: { perSecond: 0.001, burst: 1, atOnce: 1 } })
    await queueTexts(clinic, 100)
    await queueBooking(clinic)
    expect(clinic.vendors.texts).toHaveLength(1)
    expect(clinic.vendors.bookings).toHaveLength(1)
  })

  test('a pause that the carrier asks for is kept by all texts, not by the one alone', async () => {
    clinic = await openClinic({ pace: { perSecond: 100, burst: 100, atOnce: 1 } })
    clinic.vendors.faults.push({ error: busy(90 * SECOND_MS), afterWrite: false })
    await queueTexts(clinic, 5)
    expect(clinic.vendors.calls).toHaveLength(1)
    await clinic.restart()
    await clinic.pass(89 * SECOND_MS)
    expect(clinic.vendors.calls).toHaveLength(1)
    await clinic.pass(SECOND_MS)
    expect(clinic.vendors.texts).toHaveLength(5)
    expect(clinic.openAlerts()).toEqual([])
  })
})

describe('a connection that does not work', () => {
  test('is asked five times, then left alone; a hundred waiting texts lose no patience', async () => {
    clinic = await openClinic({ pace: { perSecond: 100, burst: 100, atOnce: 1 } })
    clinic.vendors.outage.sms = unreachable
    const ids = await queueTexts(clinic, 100)
    expect(clinic.vendors.calls).toHaveLength(5)
    await queueBooking(clinic)
    expect(clinic.vendors.bookings).toHaveLength(1)
    await passInSteps(40, MINUTE_MS)
    expect(clinic.vendors.calls.length).toBeLessThan(20)
    clinic.vendors.outage.sms = null
    await passInSteps(30, MINUTE_MS)
    expect(new Set(ids.map((id) => statusOf(clinic, id)))).toEqual(new Set(['done']))
    expect(clinic.vendors.texts).toHaveLength(100)
  })

  test('stays left alone over a restart', async () => {
    clinic = await openClinic({ pace: { perSecond: 100, burst: 100, atOnce: 1 } })
    clinic.vendors.outage.sms = unreachable
    await queueTexts(clinic, 10)
    const before = clinic.vendors.calls.length
    await clinic.restart()
    await clinic.pass(29 * SECOND_MS)
    expect(clinic.vendors.calls).toHaveLength(before)
    await clinic.pass(SECOND_MS)
    expect(clinic.vendors.calls).toHaveLength(before + 1)
  })

  test('is one alert, which closes itself with a sentence', async () => {
    clinic = await openClinic({ pace: { perSecond: 100, burst: 100, atOnce: 4 } })
    clinic.vendors.outage.sms = unreachable
    await queueTexts(clinic, 100)
    await passInSteps(5, MINUTE_MS)
    const [alert, ...others] = clinic.openAlerts()
    expect(others).toEqual([])
    expect(alert).toMatchObject({
      code: 'connection-trouble',
      subject: 'twilio',
      title: 'Fake carrier does not work at the moment',
      firstAt: clinic.clock.now() - 5 * MINUTE_MS,
    })
    expect(alert?.count).toBeGreaterThan(1)
    clinic.vendors.outage.sms = null
    await passInSteps(15, MINUTE_MS)
    expect(clinic.openAlerts()).toEqual([])
  })

  test('a long pause that the carrier asks for is told', async () => {
    clinic = await openClinic()
    clinic.vendors.faults.push({ error: busy(10 * MINUTE_MS), afterWrite: false })
    await queueTexts(clinic, 1)
    expect(clinic.openAlerts()).toMatchObject([{ title: 'Fake carrier asks us to wait' }])
    await clinic.pass(11 * MINUTE_MS)
    expect(clinic.openAlerts()).toEqual([])
    expect(clinic.vendors.texts).toHaveLength(1)
  })

  test('a calendar that cannot be read holds up no booking, and is told as just that', async () => {
    clinic = await openClinic()
    clinic.vendors.outage.calendar = unreachable
    const stop = keepInSync(clinic.chairflow.runtime)
    await passInSteps(10, MINUTE_MS)
    const [alert, ...others] = clinic.openAlerts()
    expect(others).toEqual([])
    expect(alert?.title).toBe('Fake practice system cannot be read at the moment')
    await queueBooking(clinic)
    expect(clinic.vendors.bookings).toHaveLength(1)
    expect(clinic.openAlerts()).toHaveLength(1)
    clinic.vendors.outage.calendar = null
    await passInSteps(20, MINUTE_MS)
    expect(clinic.openAlerts()).toEqual([])
    stop()
  })

  test('one refused password is told at once, and a refused number is no alert', async () => {
    clinic = await openClinic()
    clinic.vendors.faults.push({ error: refusal('author'), afterWrite: false })
    await queueTexts(clinic, 1)
    expect(clinic.openAlerts()).toEqual([])
    clinic.vendors.outage.pms = refusal('connection')
    await queueBooking(clinic)
    expect(clinic.openAlerts()).toMatchObject([{ subject: 'mindbody', count: 1 }])
  })
})

describe('an end that nobody saw', () => {
  test('a carrier that honours keys is simply told again, with the same key', async () => {
    clinic = await openClinic({ repeat: 'with-key' })
    clinic.vendors.faults.push({ error: silence, afterWrite: false })
    const [id] = await queueTexts(clinic, 1)
    await clinic.pass(MINUTE_MS)
    expect(clinic.vendors.calls).toEqual([
      { what: 'send', effectId: id },
      { what: 'send', effectId: id },
    ])
  })

  test('a key does not help an attempt cut off long ago: a person is asked, nobody claims it failed', async () => {
    clinic = await openClinic({ repeat: 'with-key' })
    clinic.vendors.faults.push({ error: silence, afterWrite: true })
    const [id = ''] = await queueTexts(clinic, 1)
    const { runtime } = clinic.chairflow
    await runtime.stop()
    const cutOff = { now: clinic.clock.now(), epoch: runtime.store.epoch }
    await runtime.store.write((tx) => beginAttempt(tx, id, cutOff))
    clinic.clock.advance(2 * HOUR_MS)
    await clinic.restart()
    expect(statusOf(clinic, id)).toBe('failed')
    expect(clinic.openTasks()).toMatchObject([{ title: 'We do not know whether a text was sent' }])
  })

  test('where nobody can be asked, a person is, and nothing is repeated', async () => {
    clinic = await openClinic({ repeat: 'never' })
    clinic.vendors.faults.push({ error: silence, afterWrite: true })
    const [id = ''] = await queueTexts(clinic, 1)
    await passInSteps(60, HOUR_MS)
    expect(clinic.vendors.calls).toHaveLength(1)
    expect(statusOf(clinic, id)).toBe('failed')
    expect(clinic.openTasks()).toMatchObject([{ title: 'We do not know whether a text was sent' }])
  })

  test('a carrier that cannot be asked is asked for a day, ever more seldom, then a person is', async () => {
    clinic = await openClinic()
    clinic.vendors.faults.push({ error: silence, afterWrite: true })
    clinic.vendors.outage.asking = unreachable
    const [id = ''] = await queueTexts(clinic, 1)
    await passInSteps(95 * 15, MINUTE_MS)
    expect(statusOf(clinic, id)).toBe('unknown')
    expect(clinic.vendors.calls.length).toBeLessThan(150)
    await passInSteps(2 * 15, MINUTE_MS)
    expect(statusOf(clinic, id)).toBe('failed')
    expect(clinic.openTasks()).toMatchObject([{ title: 'We do not know whether a text was sent' }])
    expect(clinic.vendors.calls.filter(({ what }) => what === 'send')).toHaveLength(1)
  })

  test('a booking nobody can tell of is for a person, also when its execution is long over', async () => {
    clinic = await openClinic()
    clinic.vendors.outage.pms = silence
    const id = await queueBooking(clinic)
    await passInSteps(97, 15 * MINUTE_MS)
    expect(statusOf(clinic, id)).toBe('failed')
    expect(clinic.openTasks()).toMatchObject([
      { title: 'We do not know whether a visit was booked' },
    ])
  })

  test('the flow goes on by its failed port with the reason', async () => {
    clinic = await openClinic({ repeat: 'never' })
    clinic.vendors.faults.push({ error: silence, afterWrite: true })
    await clinic.cancel()
    const [execution] = clinic.executions()
    expect(clinic.journalOf(execution?.id ?? '').join('\n')).toContain('We do not know whether')
  })
})

describe('patience', () => {
  test('a text that was tried for an hour in vain fails, also while its connection is held back', async () => {
    clinic = await openClinic()
    clinic.vendors.outage.sms = unreachable
    const [id = ''] = await queueTexts(clinic, 1)
    await passInSteps(59, MINUTE_MS)
    expect(statusOf(clinic, id)).toBe('retry')
    await passInSteps(2, MINUTE_MS)
    expect(statusOf(clinic, id)).toBe('failed')
  })

  test('a text that waited for a day without a try is not sent at some odd hour, but told', async () => {
    clinic = await openClinic({ pace: { perSecond: 100, burst: 100, atOnce: 1 } })
    clinic.vendors.outage.sms = refusal('connection')
    const ids = await queueTexts(clinic, 200)
    await passInSteps(23, HOUR_MS)
    expect(statusOf(clinic, ids[199] ?? '')).toBe('ready')
    await passInSteps(2, HOUR_MS)
    clinic.vendors.outage.sms = null
    await passInSteps(2, HOUR_MS)
    expect(new Set(ids.map((id) => statusOf(clinic, id)))).toEqual(new Set(['failed']))
    expect(clinic.vendors.texts).toEqual([])
  })

  test('nor is one that the server slept through', async () => {
    clinic = await openClinic({ pace: { perSecond: 0.000_001, burst: 1, atOnce: 1 } })
    const [, id = ''] = await queueTexts(clinic, 2)
    await clinic.chairflow.runtime.stop()
    clinic.clock.advance(25 * HOUR_MS)
    await clinic.restart()
    await clinic.pass(MINUTE_MS)
    expect(statusOf(clinic, id)).toBe('failed')
    expect(clinic.vendors.texts).toHaveLength(1)
  })
})

async function passInSteps(steps: number, ms: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await clinic.pass(ms)
}

const unreachable = problem('not-sent', 'service')
const silence = problem('unknown', 'service')

function refusal(blame: 'author' | 'connection'): ConnectorError {
  return problem('rejected', blame)
}

function busy(retryAfterMs: number): ConnectorError {
  const failure = { code: 'rate-limited', blame: 'service', message: 'Slowly, please.' } as const
  return new ConnectorError(failure, { certainty: 'not-sent', retryAfterMs })
}

function problem(
  certainty: 'unknown' | 'not-sent' | 'rejected',
  blame: 'author' | 'connection' | 'service',
): ConnectorError {
  return new ConnectorError(
    { code: 'test-says-no', blame, message: 'A test says no.' },
    { certainty },
  )
}
