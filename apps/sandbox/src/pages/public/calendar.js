import { openBooking } from './booking-dialog.js'
import { drawDay } from './day-grid.js'
import { openDetails } from './details-dialog.js'
import { find } from './dom.js'
import { drawLatest } from './latest-texts.js'
import { call, follow, newsTeller, wireStartOver } from './live.js'
import { addDays, dateWords, todayIn } from './wall-clock.js'

/** @import { Appointment, Practice } from './live.js' */

/** From so many visits on, a day is worth opening the calendar at. */
const BUSY = 3

/** @type {Practice | undefined} */
let practice
/** @type {readonly Appointment[]} */
let appointments = []
/** @type {string | undefined} */
let date
const tellNews = newsTeller()

wireStartOver()
find('previous').addEventListener('click', () => show((shown) => addDays(shown, -1)))
find('next').addEventListener('click', () => show((shown) => addDays(shown, 1)))
find('today').addEventListener('click', () => show((_, { timeZone }) => todayIn(timeZone)))
find('book').addEventListener('click', () => {
  if (practice !== undefined && date !== undefined) {
    openBooking(practice, date, (day) => show(() => day))
  }
})
follow(read)

async function read() {
  practice ??= /** @type {Practice} */ (await call('/practice'))
  const [visits, phones] = await Promise.all([call('/appointments'), call('/phones')])
  appointments = visits.items
  date ??= firstBusyDay() ?? todayIn(practice.timeZone)
  draw()
  drawLatest(phones.items)
  tellNews(phones.items)
}

/** Late in the day hardly anything is left of today: then the next busy day is shown. */
function firstBusyDay() {
  const days = appointments.map(({ start }) => start.slice(0, 10))
  return days.find((day) => days.filter((other) => other === day).length >= BUSY) ?? days[0]
}

/** @param {(shown: string, practice: Practice) => string} choose */
function show(choose) {
  if (practice === undefined || date === undefined) return
  date = choose(date, practice)
  draw()
}

function draw() {
  if (practice === undefined || date === undefined) return
  const shown = date
  const words = dateWords(shown)
  if (find('heading').textContent !== words) find('heading').textContent = words
  const visits = appointments.filter(({ start }) => start.startsWith(shown))
  drawDay(practice, shown, visits, openDetails)
}
