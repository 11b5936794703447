import { CsElement, css, html, nothing } from '../components/base.js';
import { shapeIcon } from '../components/shapes.js';
import { count, distance, words } from '../lib/format.js';
import { panelStyles } from './panel-styles.js';
import './customer-list.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';

const roles = /** @type {Record<string, {text: string, tone: string, shape: string}>} */ ({
  CLOSE: { text: 'Close', tone: 'alarm', shape: 'disc' },
  VERIFY_CLOSED: { text: 'Check it is closed', tone: 'calm', shape: 'check' },
  STUCK: { text: 'Stuck, worked around', tone: 'warn', shape: 'cross' },
  DRY_SIDE: { text: 'Dry side', tone: 'quiet', shape: 'dash' },
});

/**
 * The outage of an incident: which valves, in which order, who goes dry, how sure that is. `outage` as in docs/wire.md.
 * @fires trace-again `{stuckValves}` @fires show-place `{lon, lat}`
 */
export class OutagePanel extends CsElement {
  static properties = { incidentId: {}, outage: { attribute: false }, main: { attribute: false }, busy: { type: Boolean }, problem: {} };
  static styles = [
    panelStyles,
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
      li.valve {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr) auto;
        gap: 0 var(--space-2);
        align-items: center;
        padding: 3px 0;
      }
      .order {
        display: grid;
        place-items: center;
        width: 22px;
        height: 22px;
        border-radius: 50%;
        font-size: var(--text-s);
        font-weight: 700;
        color: var(--on-alarm);
        background: var(--alarm-fill);
      }
      .order.other {
        color: var(--text-muted);
        background: var(--surface-hover);
      }
      .ref {
        padding: 0;
        color: var(--text);
        font-weight: 600;
        background: none;
        border: 0;
        cursor: pointer;
        text-decoration: underline;
        text-decoration-color: var(--line-strong);
        text-underline-offset: 3px;
      }
      ul + ul, ul + .sure, .note + ul {
        margin-top: var(--space-2);
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
    const criticals = o.customers?.criticalCount ?? critical.length;
    return html`<dl class="figures">
        <div><dd>${o.customers?.total ?? 0}</dd><dt>customers out</dt></div>
        <div><dd class=${criticals ? 'alarm' : ''}>${criticals}</dd><dt>critical</dt></div>
        <div><dd>${distance(o.length_m) || '–'}</dd><dt>of main</dt></div>
      </dl>
      ${o.isolated === false ? html`<p class="note warn">${o.reason ?? 'These valves do not isolate it wholly.'}</p>` : nothing}
      ${critical.length
        ? html`<ul aria-label="Critical customers">${critical.map((/** @type {any} */ c) => html`<li class="alarm">
            ${shapeIcon('triangle', 11)} ${c.name} <span class="muted">${words(c.kind)}</span></li>`)}</ul>`
        : nothing}
      <ul aria-label="Valves in order">${[...(o.valves ?? [])].sort(inOrder).map((v) => this.#valve(v))}</ul>
      ${o.customers?.secondary ? html`<p class="small muted">${count(o.customers.secondary, 'customer')} beyond the segment also go dry.</p>` : nothing}
      ${o.customers?.total && this.incidentId ? html`<customer-list .incidentId=${this.incidentId}></customer-list>` : nothing}
      ${this.#confidence(o)}`;
  }

  /** @param {any} v */
  #valve(v) {
    const role = roles[v.role] ?? roles.CLOSE;
    const place = () => this.tell('show-place', { lon: v.lon, lat: v.lat });
    return html`<li class="valve"><span class="order ${v.role === 'CLOSE' ? '' : 'other'}">${v.order || shapeIcon(role.shape, 10)}</span>
      <div><button class="ref" type="button" @click=${place}>${v.ref}</button>
        <span class="small muted">${[v.diameter_mm ? `${v.diameter_mm} mm` : '', v.reason, v.accessNote].filter(Boolean).join(' · ')}</span></div>
      ${v.role === 'CLOSE' && v.position !== 'closed'
        ? html`<cs-button variant="quiet" label="Valve ${v.ref} is stuck: trace around it"
            @press=${() => this.tell('trace-again', { stuckValves: [...this.#stuck(), v.ref] })}>Stuck?</cs-button>`
        : html`<cs-badge tone=${role.tone} shape=${role.shape} text=${v.role === 'CLOSE' ? 'Closed' : role.text}></cs-badge>`}</li>`;
  }

  #stuck() {
    return (this.outage.valves ?? []).filter((/** @type {any} */ v) => v.role === 'STUCK').map((/** @type {any} */ v) => v.ref);
  }

  /** @param {any} o */
  #confidence(o) {
    if (!o.confidence?.length) return nothing;
    return html`<ul class="sure" aria-label="How sure this is">${o.confidence.map((/** @type {string} */ t) => html`<li>– ${t}</li>`)}</ul>`;
  }
}

const inOrder = (/** @type {any} */ a, /** @type {any} */ b) => (a.order || 999) - (b.order || 999);
customElements.define('outage-panel', OutagePanel);
