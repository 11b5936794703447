import { CsElement, css, html, nothing } from '../components/base.js';
import { shapeIcon } from '../components/shapes.js';
import { count, distance, supply, words } from '../lib/format.js';
import { gasWork, gasWorkStyles } from './gas-work.js';
import { panelStyles } from './panel-styles.js';
import './customer-list.js';
import './outage-advisory.js';
import './outage-plans.js';
import './outage-steps.js';
import './outage-valves.js';
import '../components/cs-button.js';

/**
 * The outage of an incident: who goes dry, which plan, which valves in which order, how far it is, how sure that is.
 * `outage` and `shutdown` as in docs/wire.md; without `incidentId` it is a what-if, which can only be looked at.
 * @fires trace-again `{stuckValves}` @fires show-place `{lon, lat}` @fires outage-done after a change
 */
export class OutagePanel extends CsElement {
  static properties = { incidentId: {}, outage: { attribute: false }, shutdown: { attribute: false }, units: { attribute: false }, main: { attribute: false }, busy: { type: Boolean }, problem: {} };
  static styles = [
    panelStyles,
    gasWorkStyles,
    css`
      .figures {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: var(--space-2);
        margin-bottom: var(--space-2);
      }
      .figures div {
        padding: 5px 10px;
        background: var(--surface-raised);
        border-radius: var(--radius-m);
      }
      .figures dd {
        font-size: var(--text-xl);
        font-weight: 600;
        line-height: 1.2;
      }
      .figures dt {
        font-size: var(--text-s);
        color: var(--text-muted);
      }
      ul + ul, ul + .sure, .note + ul, outage-steps + .figures {
        margin-top: var(--space-2);
      }
      a {
        color: var(--accent);
      }
      .sure {
        font-size: var(--text-s);
        color: var(--text-muted);
      }
    `,
  ];

  render() {
    const o = this.outage;
    return html`<section aria-label="Outage">
      <h3>Outage ${this.main ? html`<span>main ${this.main.label ?? this.main.ref}</span>` : nothing}
        <cs-button variant="quiet" ?busy=${this.busy} why=${this.main ? '' : 'There is no main to trace from yet.'}
          @press=${() => this.tell('trace-again', { stuckValves: [] })}>${o ? 'Trace again' : 'Trace'}</cs-button></h3>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${o ? this.#outage(o) : html`<p class="muted small">${this.main ? 'Not traced yet.' : 'No main is known to be affected.'}</p>`}
    </section>`;
  }

  /** @param {any} o */
  #outage(o) {
    if (!o.isolated && !o.valves?.length)
      return html`<p class="note warn">${o.reason ?? 'It cannot be isolated by valves.'}</p>${this.#confidence(o)}`;
    const critical = o.customers?.critical ?? [];
    return html`${this.incidentId ? html`<outage-steps .incidentId=${this.incidentId} .outage=${o} .shutdown=${this.shutdown}></outage-steps>` : nothing}
      ${this.#figures(o)}
      ${o.isolated === false ? html`<p class="note warn">${o.reason ?? 'These valves do not isolate it wholly.'}</p>` : nothing}
      ${this.incidentId ? html`<outage-plans .incidentId=${this.incidentId} .outage=${o}></outage-plans>` : nothing}
      ${critical.length
        ? html`<ul aria-label="Critical customers">${critical.map((/** @type {any} */ c) => html`<li class="alarm">
            ${shapeIcon('triangle', 11)} ${c.name} <span class="muted">${words(c.kind)}</span></li>`)}</ul>`
        : nothing}
      ${this.shutdown?.gasWork ? gasWork(this.shutdown.gasWork) : nothing}
      <outage-valves .incidentId=${this.incidentId} .outage=${o} .units=${this.units}></outage-valves>
      ${o.customers?.secondary ? html`<p class="small muted">${count(o.customers.secondary, 'customer')} beyond the segment also go dry.</p>` : nothing}
      ${o.customers?.reduced ? html`<p class="small muted">${count(o.customers.reduced, 'customer')} more only reduced: another service still has supply.</p>` : nothing}
      ${this.incidentId
        ? html`<div class="row">${o.customers?.total ? html`<customer-list .incidentId=${this.incidentId} .supply=${supply(o)}></customer-list>` : nothing}
            <a class="small" href="/api/incidents/${this.incidentId}/outage/sheet.pdf" target="_blank">Sheet for the truck (PDF)</a></div>
          ${o.utility === 'GAS' ? nothing : html`<outage-advisory .incidentId=${this.incidentId} .advisory=${this.shutdown?.advisory}></outage-advisory>`}`
        : nothing}
      ${this.#confidence(o)}`;
  }

  /** What the plan says until a valve is turned; from then on what the valves say. @param {any} o */
  #figures(o) {
    const out = this.shutdown?.customersOut;
    const live = !!out?.since || !['PROPOSED', 'APPROVED', 'CUSTOMERS_WARNED', undefined].includes(o.state);
    const criticals = live ? (out?.criticalNow ?? 0) : (o.customers?.criticalCount ?? o.customers?.critical?.length ?? 0);
    return html`<dl class="figures">
        <div><dd>${live ? (out?.now ?? 0) : (o.customers?.total ?? 0)}</dd><dt>${live ? `out of ${supply(o)} now` : 'customers out'}</dt></div>
        <div><dd class=${criticals ? 'alarm' : ''}>${criticals}</dd><dt>critical</dt></div>
        ${live
          ? html`<div><dd>${(out?.minutes ?? 0).toLocaleString('en-CA')}</dd><dt>customer-min.</dt></div>`
          : html`<div><dd>${distance(o.length_m) || '–'}</dd><dt>of main</dt></div>`}
      </dl>`;
  }

  /** @param {any} o */
  #confidence(o) {
    if (!o.confidence?.length) return nothing;
    return html`<ul class="sure" aria-label="How sure this is">${o.confidence.map((/** @type {string} */ t) => html`<li>– ${t}</li>`)}</ul>`;
  }
}

customElements.define('outage-panel', OutagePanel);
