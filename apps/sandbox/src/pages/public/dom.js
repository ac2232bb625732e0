/** @type {(id: string) => HTMLElement} */
export function find(id) {
  const found = document.querySelector(`#${id}`)
  if (!(found instanceof HTMLElement)) throw new Error(`The page has no element ${id}.`)
  return found
}

/**
 * An element with attributes and children; text is always text, never markup.
 * An attribute that starts with `on` is a listener; one that is undefined is left out.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(key.slice(2), /** @type {EventListener} */ (value))
    } else if (value !== undefined) made.setAttribute(key, String(value))
  }
  made.append(...children)
  return made
}

/** @type {WeakMap<Element, { key: string, look: string }>} */
const drawn = new WeakMap()

/**
 * Makes the children of `parent` show `items`, and touches only what differs: focus, scroll place
 * and animations of the others stay.
 *
 * @template Item
 * @param {HTMLElement} parent
 * @param {readonly Item[]} items plain data; a change in it is what makes a child be drawn again
 * @param {(item: Item) => string} keyOf
 * @param {(item: Item) => HTMLElement} draw
 */
export function patch(parent, items, keyOf, draw) {
  const focused = [...parent.children].find((child) => child.contains(document.activeElement))
  const focusedKey = focused && drawn.get(focused)?.key
  const old = new Map([...parent.children].map((child) => [drawn.get(child)?.key, child]))
  const wanted = items.map((item) => reuse(old.get(keyOf(item)), keyOf(item), item, draw))
  for (const child of [...parent.children]) if (!wanted.includes(child)) child.remove()
  wanted.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null)
  })
  if (focused !== undefined && !focused.contains(document.activeElement)) {
    focusOn(wanted.find((child) => drawn.get(child)?.key === focusedKey))
  }
}

/**
 * @template Item
 * @param {Element | undefined} child
 * @param {string} key
 * @param {Item} item
 * @param {(item: Item) => HTMLElement} draw
 * @returns {Element}
 */
function reuse(child, key, item, draw) {
  const look = JSON.stringify(item)
  if (child !== undefined && drawn.get(child)?.look === look) return child
  const made = draw(item)
  drawn.set(made, { key, look })
  return made
}

/** @param {Element | undefined} child */
function focusOn(child) {
  const target = child instanceof HTMLButtonElement ? child : child?.querySelector('button')
  target?.focus({ preventScroll: true })
}
