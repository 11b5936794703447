import { CsElement, css, html, nothing } from '../components/base.js';
import { Problem, get, post } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { age, timeOfDay } from '../lib/format.js';
import { Polling } from '../lib/polling.js';
import { now } from '../lib/world.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

const LOOK_EVERY_ms = 15_000;

/**
 * What waits for a person while no incident is shown: needs of open incidents, a plan of the day that nobody has accepted, and
 * callers to be called back; `missed` are
 * calls that nobody answered.
 * @fires open-incident `{id}`
 */
export class ShiftPanel extends CsElement {
  static properties = {
    incidents: { attribute: false },
    nudge: {},
    missed: { attribute: false },
    calls: { state: true },
    counts: { state: true },
    proposal: { state: true },
    asking: { state: true },
    problem: { state: true },
    mayCall: { type: Boolean },
  };
  static styles = [
    panelStyles,
    css`
      :host {
        display: block;
        height: 100%;
        overflow: auto;
      }
      .need {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px var(--space-2);
        width: 100%;
        padding: 7px 8px;
        text-align: start;
        background: none;
        border: 0;
        border-radius: var(--radius-m);
        cursor: pointer;
        color: var(--text);
        text-decoration: none;
      }
      .need:hover {
        background: var(--surface-hover);
      }
      .need > :last-child {
        grid-column: 2;
      }
      .call {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-2);
        padding: 6px 0;
        border-top: 1px solid var(--line);
      }
      .call:first-child {
        border-top: 0;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {any[]} */
    this.calls = [];
    new Ticking(this);
    this.polling = new Polling((signal) => this.#look(signal), LOOK_EVERY_ms);
  }

  connectedCallback() {
    super.connectedCallback();
    this.polling.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.polling.stop();
  }

  /** The plan of the day comes by no stream. @param {AbortSignal} [signal] */
  async #look(signal) {
    if (this.mayCall) this.proposal = await get('/api/plan-proposal', { signal }).catch(() => this.proposal);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if ((changed.has('nudge') || changed.has('missed') || changed.has('mayCall')) && this.mayCall) this.#read();
  }

  async #read() {
    const calls = await get('/api/calls?callbackOwed=true').catch(() => null);
    if (Array.isArray(calls)) this.calls = calls;
    this.counts = await get('/api/phone-calls/counts').catch(() => this.counts);
  }

  render() {
    const waiting = (this.incidents ?? []).filter((/** @type {any} */ i) => i.needs?.length);
    return html`<section aria-label="Waiting for a person"><h3>Waiting for a person</h3>
        ${this.#plan()}
        ${waiting.length
          ? waiting.map((/** @type {any} */ i) => html`<button type="button" class="need" @click=${() => this.tell('open-incident', { id: i.id })}>
              <cs-badge priority=${i.priority}></cs-badge><span class="cut">${i.typeLabel}, ${i.addressText ?? i.number}</span>
              <span class="row">${i.needs.map((/** @type {string} */ n) => html`<cs-badge tone="warn" shape="triangle" text=${n}></cs-badge>`)}</span></button>`)
          : html`<p class="small muted">${this.proposal ? '' : 'Nothing. '}Every open incident has what it needs for now.</p>`}
      </section>
      ${this.mayCall
        ? html`<section aria-label="To be called back"><h3>To be called back <span>${this.#owed().length || ''}</span></h3>
            ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
            ${this.#owed().length ? this.#owed().map((c) => this.#call(c)) : html`<p class="small muted">No caller waits for a call back.</p>`}</section>${this.#today()}`
        : nothing}
      <section><p class="small muted">Choose an incident in the queue or on the map. <kbd>N</kbd> takes a call, <kbd>Ctrl K</kbd> finds anything, <kbd>?</kbd> lists the keys.</p></section>
      ${this.#dialog()}`;
  }

  #plan() {
    const p = this.proposal;
    if (!p) return nothing;
    const more = p.causes.length > 1 ? ` and ${p.causes.length - 1} more` : '';
    return html`<a class="need" href="/plan"><cs-badge tone="calm" text="Plan"></cs-badge><span class="cut">${p.causes.length ? `Planned again at ${timeOfDay(p.madeAt)}: not accepted yet` : `The plan of ${timeOfDay(p.madeAt)} is not accepted yet`}</span>
      ${p.causes.length ? html`<span class="small muted">${p.causes[0]}${more}</span>` : html`<span class="small muted">made by ${p.madeBy}</span>`}</a>`;
  }

  /** Callers who asked for it, and those whom nobody answered, in one list. @returns {any[]} */
  #owed() {
    const missed = (this.missed ?? []).map((/** @type {any} */ m) => ({
      id: m.id, missed: true, callerName: 'Missed call', callerPhone: m.number, receivedAt: m.beganAt, narrative: m.line ? `on ${m.line}` : '',
    }));
    return [...missed, ...this.calls].sort((a, b) => a.receivedAt.localeCompare(b.receivedAt));
  }

  #today() {
    const c = this.counts;
    if (!c?.total) return nothing;
    const parts = [['LINKED', 'joined an incident'], ['NEW_INCIDENT', 'opened one'], ['ADVISED', 'advised'], ['REFERRED', 'referred'], ['ABANDONED', 'abandoned']]
      .filter(([state]) => c.byState[state]).map(([state, words]) => `${c.byState[state]} ${words}`);
    return html`<section aria-label="Calls today"><h3>Calls today <span>${c.total}</span></h3><p class="small muted">${parts.join(', ')}</p></section>`;
  }

  /** @param {any} c */
  #call(c) {
    return html`<div class="call"><div class="cut">${c.callerName ?? 'Caller'} <strong>${c.callerPhone ?? ''}</strong>
        <div class="small muted cut">${[c.incidentNumber ?? c.number, age(c.receivedAt, now()), c.narrative].filter(Boolean).join(' · ')}</div></div>
      <cs-button @press=${() => (this.asking = { call: c, note: '' })}>Called</cs-button></div>`;
  }

  #dialog() {
    const q = this.asking;
    if (!q) return nothing;
    return html`<cs-dialog open heading="Called ${q.call.callerName ?? 'back'}" @close=${() => (this.asking = null)}>
      <cs-field label="What was said" .value=${q.note} @change-value=${(/** @type {any} */ e) => (this.asking = { ...q, note: e.detail.value })}></cs-field>
      <cs-button slot="actions" variant="primary" @press=${() => this.#called(q)}>Done</cs-button></cs-dialog>`;
  }

  /** @param {{call: any, note: string}} q */
  async #called(q) {
    this.asking = null;
    this.problem = '';
    try {
      await post(`/api/${q.call.missed ? 'phone-calls' : 'calls'}/${q.call.id}/callback`, { note: q.note });
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.problem = failure.message;
    }
    await this.#read();
  }
}
customElements.define('shift-panel', ShiftPanel);
