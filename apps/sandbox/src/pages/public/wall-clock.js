/** Times carry the practice's offset, so their text is its wall clock. */

/** @param {string} time @returns {number} hours since midnight */
export function hoursOf(time) {
  return Number(time.slice(11, 13)) + Number(time.slice(14, 16)) / 60
}

/** @param {string} time @returns {string} such as 3:15 PM */
export function timeWords(time) {
  return clockWords(hoursOf(time))
}

/** @param {number} hours since midnight */
export function clockWords(hours) {
  const minutes = String(Math.round((hours % 1) * 60)).padStart(2, '0')
  return `${Math.floor(hours) % 12 || 12}:${minutes} ${hours < 12 ? 'AM' : 'PM'}`
}

/** @param {string} date such as 2026-11-24 */
export function dateWords(date) {
  const words = /** @type {const} */ ({ weekday: 'long', month: 'long', day: 'numeric' })
  return noonOf(date).toLocaleDateString('en-US', { ...words, timeZone: 'UTC' })
}

/** @param {string} date @param {number} days */
export function addDays(date, days) {
  const moved = noonOf(date)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** @param {string} timeZone */
export function todayIn(timeZone) {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.now())
}

/**
 * ISO 8601 with the offset that the place has then, which may differ from the one of today.
 *
 * @param {string} date
 * @param {string} time such as 15:15
 * @param {string} timeZone
 */
export function withOffset(date, time, timeZone) {
  const wall = `${date}T${time}:00`
  const near = Date.parse(`${wall}${offsetAt(Date.parse(`${wall}Z`), timeZone)}`)
  return `${wall}${offsetAt(near, timeZone)}`
}

/** @param {number} instantMs @param {string} timeZone */
function offsetAt(instantMs, timeZone) {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(instantMs).find(({ type }) => type === 'timeZoneName')
  return name?.value.replace('GMT', '') || '+00:00'
}

/** @param {string} date */
function noonOf(date) {
  return new Date(`${date}T12:00:00Z`)
}
