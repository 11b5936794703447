import { CsElement, css, html, nothing } from '../components/base.js';
import { get, post } from '../lib/api.js';
import { count, distance, timeOfDay } from '../lib/format.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

/** @type {Record<string, string>} */
export const planNames = { NEAREST: 'Nearest valves', FEWEST_VALVES: 'Fewest valves', LEAST_WEIGHT: 'Fewest customers' };

/**
 * The plans of an incident's trace side by side; one of them is approved, or the approval is withdrawn.
 * @fires outage-shown `{outage}` the plan looked at, for the map @fires outage-done after a change
 */
export class OutagePlans extends CsElement {
  static properties = {
    incidentId: {}, outage: { attribute: false }, plans: { state: true }, chosen: { state: true }, problem: { state: true },
    busy: { type: Boolean, state: true }, reason: { state: true },
  };
  static styles = [
    panelStyles,
    css`
      :host {
        display: block;
        margin-bottom: var(--space-2);
      }
      .plans {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
        gap: 6px;
        margin-bottom: var(--space-2);
      }
      label {
        position: relative;
        padding: 6px 8px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-m);
        font-size: var(--text-s);
        line-height: 1.35;
        cursor: pointer;
      }
      label:hover {
        background: var(--surface-hover);
      }
      label:has(:checked) {
        background: var(--selected);
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--focus);
        outline-offset: 1px;
      }
      input {
        position: absolute;
        opacity: 0;
      }
      label strong, label span {
        display: block;
      }
      label span {
        color: var(--text-muted);
      }
      .best {
        color: var(--text);
        font-weight: 600;
      }
      .change {
        margin-bottom: var(--space-2);
        border-inline-start: 3px solid var(--warn);
      }
      .change li {
        padding: 1px 0;
      }
    `,
  ];

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    const before = changed.get('outage');
    if (changed.has('incidentId')) this.problem = '';
    if (!changed.has('outage') || !this.outage || this.outage.id === before?.id) return;
    this.chosen = this.outage.id;
    this.plans = null;
    if (!this.outage.approval) this.#read();
  }

  async #read() {
    const of = this.outage.traceId;
    const plans = await get(`/api/incidents/${this.incidentId}/outage/plans`).catch((failure) => void (this.problem = failure.message));
    if (plans?.[0]?.traceId === of) this.plans = plans;
  }

  render() {
    const o = this.outage;
    if (!o?.isolated) return nothing;
    return html`${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${o.change ? this.#change(o.change) : nothing}
      ${o.approval ? this.#approved(o) : this.#choice(o)}
      ${this.reason === undefined ? nothing : this.#withdrawal()}`;
  }

  /** @param {any} c */
  #change(c) {
    const list = (/** @type {string[]} */ refs) => refs.join(', ');
    return html`<div class="note change" role="status"><strong>The plan has to change</strong><ul>
      ${c.added.length ? html`<li>Close or open besides: <strong>${list(c.added)}</strong></li>` : nothing}
      ${c.dropped.length ? html`<li>No longer needed: ${list(c.dropped)}</li>` : nothing}
      ${c.reopen.length ? html`<li>Closed already, may be reopened: ${list(c.reopen)}</li>` : nothing}
      ${c.customersAdded ? html`<li>${count(c.customersAdded, 'more customer')} out${c.criticalAdded.length ? html`, <span class="alarm">${list(c.criticalAdded)}</span>` : nothing}</li>` : nothing}
      ${c.customersSpared ? html`<li>${count(c.customersSpared, 'customer')} spared</li>` : nothing}</ul></div>`;
  }

  /** @param {any} o */
  #approved(o) {
    return html`<p class="row small"><span>✓ <strong>${planNames[o.plan]}</strong>, approved ${timeOfDay(o.approval.at)} by ${o.approval.by}</span>
      ${o.differences.length || o.state === 'RESTORED' ? nothing : html`<cs-button variant="quiet" @press=${() => (this.reason = '')}>Withdraw</cs-button>`}</p>`;
  }

  /** @param {any} o */
  #choice(o) {
    const plans = this.plans ?? [o];
    const fewest = Math.min(...plans.map((/** @type {any} */ p) => p.customers.total));
    return html`<div class="plans" role="radiogroup" aria-label="Plans">${plans.map((/** @type {any} */ p) => {
        const turns = p.valves.filter((/** @type {any} */ v) => v.role === 'CLOSE' || v.role === 'OPEN').length;
        const critical = p.customers.critical.length;
        return html`<label><input type="radio" name="plan" value=${p.id} .checked=${p.id === this.chosen} @change=${() => this.#look(p)} />
          <strong>${planNames[p.plan]}</strong>
          <span>${count(turns, 'valve')} · ${distance(p.length_m)}</span>
          <span class=${p.customers.total === fewest ? 'best' : ''}>${count(p.customers.total, 'customer')} out</span>
          <span class=${critical ? 'alarm' : ''}>${critical ? `${critical} critical` : 'none critical'}</span>
          ${p.zones.length > 1 ? html`<span class="warn">joins ${p.zones.join(' and ')}</span>` : nothing}</label>`;
      })}</div>
      <div class="row"><cs-button variant="primary" ?busy=${this.busy} @press=${this.#approve}>${o.change ? 'Approve the change' : 'Approve this plan'}</cs-button>
        <span class="small muted">${plans.length > 1 ? 'Arrow keys show each on the map.' : 'No other plan is better at anything.'}</span></div>`;
  }

  /** @param {any} plan */
  #look(plan) {
    this.chosen = plan.id;
    this.tell('outage-shown', { outage: plan });
  }

  #approve = () => this.#do(() => post(`/api/incidents/${this.incidentId}/outage/approval`, { outageId: this.chosen }));

  /** @param {() => Promise<any>} work */
  async #do(work) {
    this.busy = true;
    this.problem = '';
    await work().catch((failure) => (this.problem = failure.message));
    this.busy = false;
    this.tell('outage-done');
  }

  #withdrawal() {
    return html`<cs-dialog open heading="Withdraw the approval" @close=${() => (this.reason = undefined)}>
      <cs-field label="Reason" required .value=${this.reason} @change-value=${(/** @type {any} */ e) => (this.reason = e.detail.value)}></cs-field>
      <cs-button slot="actions" variant="primary" why=${this.reason.trim() ? '' : 'Say why, in a few words.'} @press=${() => {
        const reason = this.reason;
        this.reason = undefined;
        this.#do(() => post(`/api/incidents/${this.incidentId}/outage/withdrawal`, { outageId: this.outage.id, reason }));
      }}>Withdraw</cs-button></cs-dialog>`;
  }
}
customElements.define('outage-plans', OutagePlans);
