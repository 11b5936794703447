import { CsElement, css, html, nothing } from '../components/base.js';
import { get } from '../lib/api.js';
import { ago } from '../lib/format.js';
import { now } from '../lib/world.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';

/** Fewer digits are no number yet. */
const LEAST_DIGITS = 7;

/**
 * What is known of whoever calls from `number`: customers and premises, incidents there, earlier calls. `joined` is the
 * incident that the call joins now.
 * @fires caller-known `{known}` @fires choose-premise `{customer}` @fires join-incident `{id}`
 */
export class CallerCard extends CsElement {
  static properties = { number: {}, joined: {}, known: { state: true } };
  static styles = [
    panelStyles,
    css`
      section {
        padding: 6px 10px;
        background: var(--surface-hover);
        border-radius: var(--radius-m);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        padding: 2px 0;
        font-size: var(--text-s);
      }
      li span:first-child {
        flex: 1;
        min-width: 0;
      }
    `,
  ];

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('number')) this.#ask();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  #ask() {
    clearTimeout(this.timer);
    this.known = null;
    const { number } = this;
    if ((number ?? '').replace(/\D/g, '').length < LEAST_DIGITS) return;
    this.timer = setTimeout(async () => {
      const known = await get(`/api/screen-pop?number=${encodeURIComponent(number)}`).catch(() => null);
      if (number !== this.number || !known) return;
      this.known = known;
      this.tell('caller-known', { known });
    }, 150);
  }

  render() {
    const k = this.known;
    if (!k) return nothing;
    if (!k.customers.length && !k.calls.length) return html`<section aria-label="Caller"><p class="small muted">Nobody is known by this number.</p></section>`;
    return html`<section aria-label="Caller"><ul>
      ${k.customers.map((/** @type {any} */ c) => html`<li><span><strong>${c.name ?? 'Customer'}</strong> ${[c.address, c.account, c.critical].filter(Boolean).join(' · ')}</span>
        ${c.lon != null ? html`<cs-button variant="quiet" label="Place the call at ${c.address ?? c.name}" @press=${() => this.tell('choose-premise', { customer: c })}>Here</cs-button>` : nothing}</li>`)}
      ${k.incidents.map((/** @type {any} */ i) => html`<li><span>${i.number} ${i.label}, ${i.addressText ?? 'no location yet'}<br /><span class="muted">${i.reason}</span></span>
        ${this.joined === i.id ? html`<cs-badge tone="good" shape="check" text="joined"></cs-badge>` : html`<cs-button variant="quiet" label="Join ${i.number}" @press=${() => this.tell('join-incident', { id: i.id })}>Join</cs-button>`}</li>`)}
      ${k.calls.slice(0, 3).map((/** @type {any} */ c) => html`<li><span class="cut">Called ${ago(c.receivedAt, now())}, ${c.incidentNumber}${c.incidentOpen ? '' : ' (over)'}: ${c.narrative}</span>
        ${c.callbackOwed ? html`<cs-badge tone="warn" shape="triangle" text="call back owed"></cs-badge>` : nothing}</li>`)}
    </ul></section>`;
  }
}
customElements.define('caller-card', CallerCard);
