import { CsElement, css, html, nothing } from '../components/base.js';
import { get } from '../lib/api.js';
import { words } from '../lib/format.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';

/** Who is without water, critical customers first. Personal data: asked for only when opened, and each reading is recorded. */
export class CustomerList extends CsElement {
  static properties = { incidentId: {}, open: { state: true }, customers: { state: true }, problem: { state: true } };
  static styles = css`
    div {
      max-height: 55vh;
      overflow: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    td {
      padding: 5px 8px 5px 0;
      vertical-align: top;
      border-bottom: 1px solid var(--line);
    }
  `;

  render() {
    return html`<cs-button variant="quiet" @press=${this.#show}>Customers…</cs-button>
      ${this.open ? html`<cs-dialog open heading="Customers without water" @close=${() => (this.open = false)}>${this.#body()}</cs-dialog>` : nothing}`;
  }

  #body() {
    if (this.problem) return html`<cs-empty heading="They could not be read" text=${this.problem}></cs-empty>`;
    if (!this.customers) return html`<cs-empty heading="Loading…"></cs-empty>`;
    return html`<div tabindex="0" role="region" aria-label="Customers"><table><tbody>${this.customers.map(
      (/** @type {any} */ c) => html`<tr><td>${c.name}${c.critical ? html` <cs-badge tone="alarm" shape="triangle" text=${words(c.critical)}></cs-badge>` : nothing}</td>
        <td>${c.address}</td><td>${c.phone}</td></tr>`)}</tbody></table></div>`;
  }

  async #show() {
    this.open = true;
    this.customers = null;
    this.problem = '';
    try {
      this.customers = await get(`/api/incidents/${this.incidentId}/outage/customers`);
    } catch (failure) {
      this.problem = /** @type {Error} */ (failure).message;
    }
  }
}
customElements.define('customer-list', CustomerList);
