import { describe, expect, test } from 'vitest'
import { understandReply } from './understand-reply.ts'

/** The vectors of facts/messaging 3.6: text, what it means to an offer, what to a reminder. */
const vectors: readonly (readonly [string, string, string])[] = [
  ['YES', 'affirm', 'affirm'],
  ['Yes!', 'affirm', 'affirm'],
  [' y ', 'affirm', 'affirm'],
  ['sí', 'affirm', 'affirm'],
  ['SI', 'affirm', 'affirm'],
  ['Sí, por favor', 'affirm', 'affirm'],
  ['yes please 🙏', 'affirm', 'affirm'],
  ['yess', 'affirm', 'affirm'],
  ['yeahhh!!', 'affirm', 'affirm'],
  ['yeah 👍', 'affirm', 'affirm'],
  ['claro que si', 'affirm', 'affirm'],
  ['ｙｅｓ', 'affirm', 'affirm'],
  ['y\u200Bes', 'affirm', 'affirm'],
  ['ok', 'again', 'affirm'],
  ['k', 'again', 'affirm'],
  ['👍', 'again', 'affirm'],
  ['👍🏽', 'again', 'affirm'],
  ['C', 'unclear', 'affirm'],
  ['Liked “An earlier time opened. Reply YES to take it.”', 'again', 'affirm'],
  ['Questioned “An earlier time opened”', 'unclear', 'unclear'],
  ['yes but later', 'unclear', 'unclear'],
  ['Yes, is 3 ok?', 'unclear', 'unclear'],
  ['sí pero mañana', 'unclear', 'unclear'],
  ['yes 4pm', 'unclear', 'unclear'],
  ['yes and no', 'unclear', 'unclear'],
  ["yes I can't", 'unclear', 'unclear'],
  ['yesterday was great', 'unclear', 'unclear'],
  ['no', 'deny', 'deny'],
  ['nooo', 'deny', 'deny'],
  ['no gracias', 'deny', 'deny'],
  ['No, thank you!', 'deny', 'deny'],
  ['👎', 'deny', 'deny'],
  ['cancel', 'cancel', 'cancel'],
  ['cancelar', 'unclear', 'unclear'],
  ['please cancel my appointment', 'unclear', 'unclear'],
  ['stop', 'optOut', 'optOut'],
  ['STOP.', 'optOut', 'optOut'],
  ['ALTO', 'optOut', 'optOut'],
  ['stpo', 'optOut', 'optOut'],
  ['sotp', 'optOut', 'optOut'],
  ['unsubcribe', 'optOut', 'optOut'],
  ['please stop texting me', 'optOut', 'optOut'],
  ['No more messages, ok', 'optOut', 'optOut'],
  ['no quiero más mensajes', 'optOut', 'optOut'],
  ['leave me alone', 'optOut', 'optOut'],
  ['can I stop by early?', 'unclear', 'unclear'],
  ['can I stop by at 3?', 'unclear', 'unclear'],
  ['step', 'unclear', 'unclear'],
  ['quiet', 'unclear', 'unclear'],
  ['thanks', 'ack', 'ack'],
  ['gracias', 'ack', 'ack'],
  ['wrong number', 'wrongNumber', 'wrongNumber'],
  ['help', 'help', 'help'],
  ['running late', 'late', 'late'],
  ['r', 'reschedule', 'reschedule'],
  ['', 'unclear', 'unclear'],
]

describe.each(vectors)('%j', (text, offer, reminder) => {
  test(`means ${offer} to an offer`, () => expect(meaning(text, 'offer')).toBe(offer))
  test(`means ${reminder} to a reminder`, () => expect(meaning(text, 'reminder')).toBe(reminder))
})

test('a text that may speak of harm is urgent, even with a yes in it', () => {
  expect(understandReply('my face is swelling yes', { prompt: 'offer' })).toMatchObject({
    intent: 'unclear',
    urgent: true,
  })
})

test('a yes with a picture is for a person to read', () => {
  expect(understandReply('yes', { prompt: 'offer', hasMedia: true }).intent).toBe('unclear')
})

test('the reason never repeats what the patient wrote', () => {
  expect(understandReply('meet Ann at 5', { prompt: 'offer' }).why).not.toContain('Ann')
})

function meaning(text: string, prompt: 'offer' | 'reminder') {
  const { intent, askAgain } = understandReply(text, { prompt })
  return askAgain ? 'again' : intent
}
