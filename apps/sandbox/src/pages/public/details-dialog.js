import { STATUS_WORDS } from './day-grid.js'
import { element, find } from './dom.js'
import { attempt, call } from './live.js'
import { dateWords, timeWords } from './wall-clock.js'

/** @import { Appointment } from './live.js' */

/**
 * What is known of a visit, and what the front desk may do with it.
 *
 * @param {Appointment} visit
 */
export function openDetails(visit) {
  const dialog = /** @type {HTMLDialogElement} */ (find('details'))
  dialog.replaceChildren(
    element('h2', { id: 'details-title' }, visit.service ?? 'Visit'),
    element('dl', {}, ...factsOf(visit)),
    element('div', { class: 'actions' }, ...actionsOf(visit, dialog)),
  )
  dialog.showModal()
}

/** @param {Appointment} visit */
function factsOf(visit) {
  const facts = [
    ['Day', dateWords(visit.start.slice(0, 10))],
    ['Time', `${timeWords(visit.start)} to ${timeWords(visit.end)}`],
    ['Patient', visit.patient.name],
    ['Phone', visit.patient.phone ?? 'none'],
    ['Provider', visit.provider ?? 'none'],
    ['Room', visit.room ?? 'none'],
    ['Status', STATUS_WORDS[visit.status]],
  ]
  return facts.flatMap(([term = '', fact = '']) => [
    element('dt', {}, term),
    element('dd', {}, fact),
  ])
}

/** @param {Appointment} visit @param {HTMLDialogElement} dialog */
function actionsOf(visit, dialog) {
  /** @param {string} name @param {string} label @param {string} [kind] */
  const act = (name, label, kind) => {
    const onclick = () => {
      dialog.close()
      void attempt(() => call(`/appointments/${visit.id}/${name}`, {}))
    }
    return element('button', { type: 'button', class: kind, onclick }, label)
  }
  const isOpen = visit.status === 'booked' || visit.status === 'confirmed'
  return [
    ...(isOpen ? [act('cancel', 'Cancel appointment', 'danger')] : []),
    ...(visit.status === 'booked' ? [act('confirm', 'Confirm')] : []),
    ...(isOpen ? [act('no-show', 'No-show')] : []),
    element('button', { type: 'button', class: 'last', onclick: () => dialog.close() }, 'Close'),
  ]
}
