/**
 * What an incident left undone when it ended just now, for whoever ended it.
 * @param {any} before as it was @param {any} after as the server answered @returns {string[]}
 */
export function undoneSince(before, after) {
  const known = new Set((before.timeline ?? []).map((/** @type {any} */ e) => e.id));
  return (after.timeline ?? []).filter((/** @type {any} */ e) => e.kind === 'UNDONE' && !known.has(e.id)).map((/** @type {any} */ e) => `${after.number}: ${e.text}`);
}
