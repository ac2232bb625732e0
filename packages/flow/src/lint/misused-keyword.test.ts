import { expect, test } from 'vitest'
import { misusedKeyword } from './misused-keyword.ts'

test.each<readonly [string, string | null]>([
  ['Reply CANCEL to cancel your visit.', 'CANCEL'],
  ['reply "cancel" if you cannot come', 'CANCEL'],
  ['Reply YES to keep it or END to give it up.', 'END'],
  ['Text us quit when you are done', 'QUIT'],
  ['Reply STOP to decline this offer.', 'STOP'],
  ['Reply STOP to cancel your appointment.', 'STOP'],
  ['Reply YES or NO. Reply STOP to opt out.', null],
  ['Reply STOP to end.', null],
  ['Reply STOP to cancel', null],
  ['Reply YES to take it, STOP to end texts.', null],
  ['Reply QUIT to unsubscribe.', null],
  ['Reply YES to book. We cannot stop the clock!', null],
  ['Call us to cancel. Text us to move it.', null],
  ['The sale ENDS soon and we STOP at 5 PM', null],
  ['Hi {{ patient.firstName }}, reply YES or NO', null],
])('%s', (text, word) => expect(misusedKeyword(text)).toBe(word))
