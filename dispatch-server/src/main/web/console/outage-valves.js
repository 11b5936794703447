import { CsElement, css, html, nothing } from '../components/base.js';
import { shapeIcon } from '../components/shapes.js';
import { newId, post, put } from '../lib/api.js';
import { timeOfDay, words } from '../lib/format.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';

const roles = /** @type {Record<string, {text: string, tone: string, shape: string}>} */ ({
  CLOSE: { text: 'Closed', tone: 'good', shape: 'check' },
  OPEN: { text: 'Open', tone: 'good', shape: 'check' },
  VERIFY_CLOSED: { text: 'Check it is closed', tone: 'calm', shape: 'check' },
  STUCK: { text: 'Worked around', tone: 'warn', shape: 'cross' },
  DRY_SIDE: { text: 'Dry side, optional', tone: 'quiet', shape: 'dash' },
});

/** What a crew may say of a valve by voice: the words, what became of it, and whether it was to be closed. */
const reports = /** @type {[string, string, boolean][]} */ ([
  ['Closed', 'DONE', true],
  ['Opened', 'DONE', false],
  ['Will not close', 'STUCK', true],
  ['Will not open', 'STUCK', false],
  ['Broken', 'BROKEN', true],
  ['Not found', 'NOT_FOUND', true],
  ['Out of reach', 'INACCESSIBLE', true],
]);

/**
 * The valves of a plan in order, each with what was last reported of it; a dispatcher gives them to crews and writes down
 * what crews say by voice. Without `incidentId` (what-if) a valve can only be said to be stuck.
 * @fires show-place `{lon, lat}` @fires trace-again `{stuckValves}` @fires outage-done after a change
 */
export class OutageValves extends CsElement {
  static properties = { incidentId: {}, outage: { attribute: false }, units: { attribute: false }, problem: { state: true } };
  static styles = [
    panelStyles,
    css`
      li {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr) auto;
        gap: 0 var(--space-2);
        align-items: center;
        padding: 4px 0;
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
      .order.opens {
        color: var(--good);
        background: var(--good-wash);
        border-radius: 4px;
      }
      .order.other {
        color: var(--text-muted);
        background: var(--surface-hover);
      }
      .order.done {
        color: var(--good);
        background: var(--good-wash);
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
      .said {
        display: block;
      }
      .do {
        grid-column: 2 / -1;
        display: flex;
        align-items: center;
        gap: 6px;
        margin-top: 3px;
      }
      select {
        min-height: 28px;
        padding: 0 4px;
        font-size: var(--text-s);
        color: var(--accent);
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }
    `,
  ];

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('incidentId')) this.problem = '';
  }

  render() {
    return html`${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <ul aria-label="Valves in order">${[...(this.outage.valves ?? [])].sort(inOrder).map((v) => this.#valve(v))}</ul>`;
  }

  /** @param {any} v */
  #valve(v) {
    const role = roles[v.role] ?? roles.CLOSE;
    const turned = v.role === 'CLOSE' || v.role === 'OPEN';
    const done = v.done ?? v.position === 'closed';
    const look = done && turned ? 'done' : v.role === 'OPEN' ? 'opens' : turned ? '' : 'other';
    return html`<li><span class="order ${look}">${done && turned ? shapeIcon('check', 11) : v.order || shapeIcon(role.shape, 10)}</span>
      <div><button class="ref" type="button" @click=${() => this.tell('show-place', { lon: v.lon, lat: v.lat })}>${v.ref}</button>
        ${v.role === 'OPEN' ? html`<strong class="small">open</strong>` : nothing}
        <span class="small muted">${[v.diameter_mm ? `${v.diameter_mm} mm` : '', v.turns ? `${v.turns} turns` : '', v.reason, v.accessNote].filter(Boolean).join(' · ')}</span>
        ${v.last ? html`<span class="small said ${v.last.result === 'DONE' ? '' : 'warn'}">${said(v.last)}</span>` : nothing}</div>
      ${!turned || done ? html`<cs-badge tone=${role.tone} shape=${role.shape} text=${role.text}></cs-badge>` : this.#stuckButton(v)}
      ${this.incidentId && (this.outage.approval || v.last) ? html`<div class="do">${turned ? this.#unit(v) : nothing}${this.#report(v)}</div>` : nothing}</li>`;
  }

  /** Before anybody is there, "what if this one is stuck"; afterwards the crew says so. @param {any} v */
  #stuckButton(v) {
    if (this.outage.approval || v.role !== 'CLOSE') return nothing;
    const stuck = (this.outage.valves ?? []).filter((/** @type {any} */ o) => o.role === 'STUCK').map((/** @type {any} */ o) => o.ref);
    return html`<cs-button variant="quiet" label="Valve ${v.ref} is stuck: trace around it"
      @press=${() => this.tell('trace-again', { stuckValves: [...stuck, v.ref] })}>Stuck?</cs-button>`;
  }

  /** @param {any} v */
  #unit(v) {
    const units = [...new Set([...(this.units ?? []), v.unitCode].filter(Boolean))];
    if (!v.unitCode && units.length < 2) return nothing;
    return html`<select aria-label="Who works valve ${v.ref}" .value=${v.unitCode ?? ''}
      @change=${(/** @type {any} */ e) => this.#do(() => put(`${this.#path(v)}/unit`, { unitCode: e.target.value || null }))}>
      <option value="" ?selected=${!v.unitCode}>Any crew</option>${units.map((u) => html`<option value=${u} ?selected=${u === v.unitCode}>${u}</option>`)}</select>`;
  }

  /** @param {any} v */
  #report(v) {
    return html`<select aria-label="What the crew says of valve ${v.ref}" @change=${(/** @type {any} */ e) => {
      const [, result, closed] = reports[Number(e.target.value)];
      e.target.value = '';
      this.#do(() => post(`${this.#path(v)}/report`, { id: newId(), result, closed }));
    }}><option value="" selected>Report…</option>${reports.map(([label], i) => html`<option value=${i}>${label}</option>`)}</select>`;
  }

  /** @param {any} v */
  #path(v) {
    return `/api/incidents/${this.incidentId}/outage/valves/${encodeURIComponent(v.ref)}`;
  }

  /** @param {() => Promise<any>} work */
  async #do(work) {
    this.problem = '';
    await work().catch((failure) => (this.problem = failure.message));
    this.tell('outage-done');
  }
}

/** @param {any} last */
const said = (last) => {
  const what = last.result === 'DONE' ? words(last.position === 'CLOSED' ? 'CLOSED' : 'OPENED') : `${words(last.result)}, could not ${last.position === 'CLOSED' ? 'close' : 'open'}`;
  return `${what} ${timeOfDay(last.at)} by ${last.by}`;
};

const sequence = ['CLOSE', 'OPEN', 'VERIFY_CLOSED', 'STUCK', 'DRY_SIDE'];
const inOrder = (/** @type {any} */ a, /** @type {any} */ b) => (a.order || 999) - (b.order || 999) || sequence.indexOf(a.role) - sequence.indexOf(b.role);
customElements.define('outage-valves', OutageValves);
