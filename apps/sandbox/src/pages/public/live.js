/** Reads again whenever the sandbox says that something changed; bursts are read once. */
export function follow(read) {
  let timer
  const stream = new EventSource('/control/stream')
  stream.addEventListener('changed', () => {
    clearTimeout(timer)
    timer = setTimeout(read, 120)
  })
  stream.addEventListener('error', () => showFault('The sandbox does not answer. Is it running?'))
  stream.addEventListener('open', () => showFault(''))
  return read()
}

/** JSON from the control API; a refusal becomes an Error in its words. */
export async function call(path, body) {
  const init =
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }
  const response = await fetch(`/control${path}`, init)
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.detail ?? 'That did not work.')
  return answer
}

/** Does it, and says why when it cannot be done. */
export async function attempt(work) {
  try {
    showFault('')
    return await work()
  } catch (error) {
    showFault(error.message)
    return undefined
  }
}

export function showFault(text) {
  const place = document.querySelector('#fault')
  place.textContent = text
  place.hidden = text === ''
}

/** An element with attributes and children; text is always text, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value)
    else if (value !== undefined && value !== false) made.setAttribute(key, String(value))
  }
  made.append(...children.filter((child) => child !== null && child !== undefined))
  return made
}

/** The button in the banner that puts everything back. */
export function wireStartOver() {
  document.querySelector('#start-over').addEventListener('click', () => {
    if (confirm('Put the calendar and the phones back to the start?')) {
      void attempt(() => call('/reset', {}))
    }
  })
}
