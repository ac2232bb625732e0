import { expect, it } from 'vitest'
import { subjectWords } from './subject-words.ts'

const appointment = {
  id: 'apt_1',
  externalId: '5003',
  serviceName: 'HydraFacial',
  patientName: 'Maya Brooks',
}

it('an appointment is told with service and patient', () => {
  const words = 'Appointment 5003: HydraFacial, Maya Brooks'
  expect(subjectWords('5003', [appointment])).toBe(words)
  expect(subjectWords('apt_1', [appointment])).toBe(words)
  expect(subjectWords('5003', [{ ...appointment, serviceName: null, patientName: null }])).toBe(
    'Appointment 5003',
  )
})

it('anything else stays as it was given', () => {
  expect(subjectWords('+15125550110', [appointment])).toBe('+15125550110')
  expect(subjectWords('', [{ ...appointment, externalId: '' }])).toBe('')
})

it('what a person started without an appointment is said so', () => {
  expect(subjectWords('by-hand:run_1', [])).toBe('Started by hand')
})
