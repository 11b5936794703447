import { Problem } from '../lib/api.js';

const units = /** @type {Record<string, number>} */ ({ s: 1, min: 60, h: 3600, d: 86400 });

/** Seconds as words for a field, in the largest unit that holds them whole: `90 min`, `2 h`, `7 d`. @param {number|null|undefined} span_s */
export function spanText(span_s) {
  if (span_s == null) return '';
  const unit = ['d', 'h', 'min'].find((u) => span_s && span_s % units[u] === 0) ?? (span_s ? 's' : 'min');
  return `${span_s / units[unit]} ${unit}`;
}

/**
 * What somebody wrote, in seconds; a number alone is minutes, nothing is none.
 * @param {string} field whose error it becomes @param {string} written
 * @throws {Problem} when it is no length of time
 */
export function spanOf(field, written) {
  if (!written.trim()) return null;
  const parts = /^(\d+(?:\.\d+)?)\s*(s|min|h|d)?$/.exec(written.trim());
  if (!parts) throw new Problem(400, { code: 'invalid', fields: [{ field, message: 'must be a length of time, such as 45 min, 2 h or 7 d' }] });
  return Math.round(Number(parts[1]) * units[parts[2] ?? 'min']);
}

/**
 * A main's diameter in inches, as the trade names it: 300 mm are 12 in. Empty when nothing sensible is written.
 * @param {string|number|null|undefined} diameter_mm
 */
export function inches(diameter_mm) {
  const mm = Number(diameter_mm);
  if (!(mm > 0)) return '';
  const inch = mm % 25 === 0 ? mm / 25 : mm / 25.4;
  return `${Math.round(inch * 10) / 10} in`;
}
