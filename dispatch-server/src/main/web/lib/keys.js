/** The keyboard: which keys do what on a page, in one table that a help list can show. */

/** Whether the person is typing, so that single letters are theirs. @param {Event} event */
export function isTyping(event) {
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  if (!(target instanceof HTMLElement)) return false;
  const quiet = ['checkbox', 'radio', 'button'];
  if (target instanceof HTMLInputElement) return !quiet.includes(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** The name of a key press: `n`, `?`, `ctrl+k`, `escape`. Command counts as Ctrl. @param {KeyboardEvent} event */
export function keyName(event) {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push('ctrl');
  if (event.altKey) parts.push('alt');
  parts.push(event.key.toLowerCase());
  return parts.join('+');
}

/** What has the keyboard to itself. @type {Set<object>} */
const holders = new Set();

/** Takes the keyboard from the page's keys, also while focus is nowhere. @param {object} holder */
export const holdKeyboard = (holder) => void holders.add(holder);

/** Gives it back. @param {object} holder */
export const releaseKeyboard = (holder) => void holders.delete(holder);

/** What has focus, inside whatever components. @returns {HTMLElement|null} */
export function focused() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return /** @type {HTMLElement|null} */ (at);
}

/**
 * @typedef {{key: string, does: string, run: (event: KeyboardEvent) => void, whileTyping?: boolean}} Binding
 * @param {EventTarget} target
 * @param {Binding[]} bindings
 * @returns {() => void} takes them away again
 */
export function bindKeys(target, bindings) {
  const handle = (/** @type {any} */ event) => {
    if (event.defaultPrevented || event.isComposing || holders.size) return;
    // An open dialog has the keyboard to itself.
    if (event.composedPath().some((/** @type {any} */ at) => at instanceof HTMLDialogElement && at.open)) return;
    const name = keyName(event);
    const binding = bindings.find((b) => b.key === name);
    if (!binding || (isTyping(event) && !binding.whileTyping)) return;
    event.preventDefault();
    binding.run(event);
  };
  target.addEventListener('keydown', handle);
  return () => target.removeEventListener('keydown', handle);
}

/**
 * Moves focus along a list by the arrow keys, Home and End.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} items
 * @param {'vertical'|'horizontal'} [direction]
 */
export function rove(event, items, direction = 'vertical') {
  const [back, on] = direction === 'vertical' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  const at = items.indexOf(/** @type {HTMLElement} */ (event.composedPath()[0]));
  const to = { [back]: at - 1, [on]: at + 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined || !items[to]) return;
  event.preventDefault();
  items[to].focus();
}
