import { CsElement, css, html, nothing } from '../components/base.js';
import { get, newId, post } from '../lib/api.js';
import { count, timeOfDay, words } from '../lib/format.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';

/**
 * Who is without water or gas, critical customers first, and who of them has been told. Personal data: asked for only when
 * opened, and each reading is recorded.
 */
export class CustomerList extends CsElement {
  static properties = { incidentId: {}, supply: {}, open: { state: true }, customers: { state: true }, problem: { state: true }, busy: { state: true } };
  static styles = css`
    .list {
      max-height: 55vh;
      overflow: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    td {
      padding: 5px 8px 5px 0;
      vertical-align: middle;
      border-bottom: 1px solid var(--line);
    }
    td:nth-last-child(-n + 2) {
      white-space: nowrap;
    }
    td:last-child {
      padding-right: 0;
      text-align: right;
    }
    .top {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3);
      margin-bottom: var(--space-2);
    }
    a {
      color: var(--accent);
    }
    .problem {
      color: var(--alarm);
    }
  `;

  render() {
    return html`<cs-button variant="quiet" @press=${this.#show}>Customers…</cs-button>
      ${this.open ? html`<cs-dialog open wide heading="Customers affected" @close=${() => (this.open = false)}>${this.#body()}</cs-dialog>` : nothing}`;
  }

  #body() {
    if (!this.customers) return this.problem ? html`<cs-empty heading="They could not be read" text=${this.problem}></cs-empty>` : html`<cs-empty heading="Loading…"></cs-empty>`;
    const told = this.customers.filter((/** @type {any} */ c) => c.told).length;
    const reduced = this.customers.filter((/** @type {any} */ c) => c.part === 'REDUCED').length;
    return html`<div class="top"><span role="status">${told} of ${count(this.customers.length, 'customer')} told${reduced ? `; ${reduced} reduced: another service of theirs has ${this.supply}` : ''}</span>
        <a href="/api/incidents/${this.incidentId}/outage/customers.csv" download>Save as CSV</a></div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="list" tabindex="0" role="region" aria-label="Customers"><table><tbody>${this.customers.map((/** @type {any} */ c) => this.#row(c))}</tbody></table></div>`;
  }

  /** @param {any} c */
  #row(c) {
    return html`<tr><td>${c.name}${c.critical ? html` <cs-badge tone="alarm" shape="triangle" text=${words(c.critical)}></cs-badge>` : nothing}${c.part === 'REDUCED' ? html` <cs-badge text="Reduced"></cs-badge>` : nothing}</td>
      <td>${c.address}</td><td>${c.phone}</td>
      <td>${c.told
        ? html`<cs-button variant="quiet" ?busy=${this.busy} label="${c.name} was told at ${timeOfDay(c.told.at)} by ${c.told.actor}: take that back"
            @press=${() => this.#mark(c, 'NOT_REACHED', c.told.channel)}>✓ ${timeOfDay(c.told.at)} ${c.told.actor}</cs-button>`
        : html`<cs-button ?busy=${this.busy} label="${c.name} told by phone" @press=${() => this.#mark(c, 'REACHED', 'PHONE')}>Phoned</cs-button>
            <cs-button ?busy=${this.busy} label="${c.name} told at the door" @press=${() => this.#mark(c, 'REACHED', 'DOOR')}>At door</cs-button>`}</td></tr>`;
  }

  /** @param {any} customer @param {string} outcome @param {string} channel */
  async #mark(customer, outcome, channel) {
    this.busy = true;
    this.problem = '';
    try {
      await post(`/api/incidents/${this.incidentId}/outage/customers/told`, { id: newId(), refs: [customer.ref], outcome, channel });
      await this.#read();
    } catch (failure) {
      this.problem = /** @type {Error} */ (failure).message;
    }
    this.busy = false;
  }

  async #read() {
    this.customers = await get(`/api/incidents/${this.incidentId}/outage/customers`);
  }

  async #show() {
    this.open = true;
    this.customers = null;
    this.problem = '';
    await this.#read().catch((failure) => (this.problem = failure.message));
  }
}
customElements.define('customer-list', CustomerList);
