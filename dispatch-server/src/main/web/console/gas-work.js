import { css, html, nothing } from '../components/base.js';

export const gasWorkStyles = css`
  .work {
    margin-block: var(--space-2);
  }
  .work ol {
    margin: 0;
    padding-inline-start: var(--space-5);
    list-style: decimal;
  }
  .work li {
    padding-block: 2px;
  }
`;

/** The order of work for gas: what is done at every meter is one line. @param {{shut: any[], restore: any[]}} work */
export function gasWork(work) {
  const meters = (/** @type {any[]} */ steps, /** @type {string} */ action) => {
    const count = steps.filter((s) => s.action === action).length;
    return count ? html`<li>${action === 'RELIGHT' ? 'Relight with' : 'Shut at the meter'} ${count === 1 ? 'the one customer' : `all ${count} customers`}</li>` : nothing;
  };
  const valves = (/** @type {any[]} */ steps) => steps.filter((s) => valveWork[s.action]).map((s) => html`<li title=${s.reason}>${valveWork[s.action]} ${s.ref}</li>`);
  return html`<div class="work" role="group" aria-label="Order of work"><h3>Order of work for gas</h3><ol>
    ${meters(work.shut, 'SHUT_SERVICE')}${valves(work.shut)}<li>Repair</li>${valves(work.restore)}${meters(work.restore, 'RELIGHT')}</ol></div>`;
}

/** @type {Record<string, string>} */
const valveWork = { CLOSE: 'Close', PURGE: 'Purge from', OPEN: 'Open' };
