import { CsElement, css, html, nothing } from '../components/base.js';
import { shapeIcon } from '../components/shapes.js';
import { newId, post } from '../lib/api.js';
import { count, dateAndTime, timeOfDay, words } from '../lib/format.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

const stages = ['PROPOSED', 'APPROVED', 'CUSTOMERS_WARNED', 'CLOSING', 'ISOLATED', 'REPAIRED', 'FLUSHING', 'OPENING', 'RESTORED'];

/** What can be said at each stage, and how the button reads. @type {[string, string, (o: any, has: (kind: string) => boolean) => boolean][]} */
const steps = [
  ['CUSTOMERS_WARNED', 'Customers are warned', (o, has) => !!o.approval && !has('CUSTOMERS_WARNED') && at(o) < stages.indexOf('ISOLATED')],
  ['PROVED', 'Isolation proved', (o, has) => o.state === 'ISOLATED' && !has('PROVED')],
  ['REPAIRED', 'Repaired', (o, has) => at(o) >= stages.indexOf('CLOSING') && !has('REPAIRED') && o.state !== 'RESTORED'],
  ['FLUSHING', 'Flushing', (o, has) => has('REPAIRED') && o.state !== 'RESTORED' && o.state !== 'FLUSHING'],
];

/** @type {Record<string, string>} */
export const reopeningWords = {
  OPEN_AT_LOW_FLOW: 'Open a little', FLUSH: 'Flush from', PURGE: 'Purge from', OPEN: 'Open fully', CLOSE_AGAIN: 'Close again', OPEN_AGAIN: 'Open again',
};

/** @param {any} o */
const at = (o) => stages.indexOf(o.state);

/**
 * How far a shutdown is and what is said next; how the main is put back, what stands differently, and what other jobs are
 * in the way. `shutdown` as in docs/wire.md.
 * @fires outage-done after a change
 */
export class OutageSteps extends CsElement {
  static properties = { incidentId: {}, outage: { attribute: false }, shutdown: { attribute: false }, problem: { state: true }, leaving: { state: true } };
  static styles = [
    panelStyles,
    css`
      .stages {
        display: flex;
        gap: 3px;
        margin-bottom: 4px;
      }
      .stages li {
        flex: 1;
        height: 5px;
        border-radius: 3px;
        background: var(--surface-hover);
      }
      .stages .past {
        background: var(--calm);
      }
      .stages .now {
        background: var(--accent);
        outline: 2px solid var(--accent);
      }
      .stages .ended {
        background: var(--good);
      }
      .block {
        margin-top: var(--space-2);
      }
      h4 {
        margin: var(--space-3) 0 2px;
        font-size: var(--text-s);
      }
      .list li {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr) auto;
        align-items: center;
        gap: 0 var(--space-2);
        padding: 2px 0;
        font-size: var(--text-s);
      }
      .tick {
        display: grid;
        place-items: center;
        width: 20px;
        height: 20px;
        border-radius: 50%;
        color: var(--text-muted);
        background: var(--surface-hover);
      }
      .tick.done {
        color: var(--good);
        background: var(--good-wash);
      }
      .conflict {
        margin-top: var(--space-2);
        color: var(--warn);
      }
    `,
  ];

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('incidentId')) Object.assign(this, { problem: '', leaving: undefined });
  }

  render() {
    const o = this.outage;
    const now = at(o);
    const has = (/** @type {string} */ kind) => (o.steps ?? []).some((/** @type {any} */ s) => s.kind === kind);
    const next = steps.filter(([, , when]) => when(o, has));
    const last = (o.steps ?? []).filter((/** @type {any} */ s) => s.kind !== 'ISOLATED').at(-1);
    return html`<ol class="stages" aria-hidden="true">${stages.map((s, i) => html`<li class=${o.state === 'RESTORED' ? 'ended' : i < now ? 'past' : i === now ? 'now' : ''}></li>`)}</ol>
      <p class="small"><strong>${o.utility === 'GAS' && o.state === 'FLUSHING' ? 'Purging' : words(o.state)}</strong>${has('PROVED') && o.state === 'ISOLATED' ? ', proved' : ''}
        ${last ? html`<span class="muted">· ${last.label.toLowerCase()} ${timeOfDay(last.at)} by ${last.by}</span>` : nothing}</p>
      ${this.shutdown?.plannedFrom ? html`<p class="small">Planned ${dateAndTime(this.shutdown.plannedFrom)} to ${dateAndTime(this.shutdown.plannedTo)}</p>` : nothing}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${next.length ? html`<div class="row block">${next.map(([kind, label]) => html`<cs-button @press=${() => this.#step(kind)}>${o.utility === 'GAS' && kind === 'FLUSHING' ? 'Purging' : label}</cs-button>`)}</div>` : nothing}
      ${(this.shutdown?.conflicts ?? []).map((/** @type {any} */ c) => this.#conflict(c))}
      ${now >= stages.indexOf('REPAIRED') && o.state !== 'RESTORED' ? this.#reopening() : nothing}
      ${this.leaving ? this.#leave() : nothing}`;
  }

  /** @param {any} c */
  #conflict(c) {
    return html`<p class="note conflict"><strong>${shapeIcon('triangle', 11)} ${c.number} is shut down too.</strong>
      ${c.sharedValves.length ? html` Both need ${c.sharedValves.join(', ')} closed.` : nothing}
      ${c.customers ? html` Together they dry ${count(c.customers, 'customer')} that neither would alone${c.critical ? html`, ${c.critical} critical` : nothing}.` : nothing}</p>`;
  }

  #reopening() {
    const plan = this.shutdown?.reopening ?? [];
    const listed = new Set(plan.map((/** @type {any} */ s) => s.ref));
    const others = this.outage.differences.filter((/** @type {any} */ d) => !listed.has(d.valveRef));
    return html`<h4>Putting it back</h4>
      <ol class="list" aria-label="Putting it back">${plan.map((/** @type {any} */ s) => html`<li><span class="tick ${s.done ? 'done' : ''}">${s.done ? shapeIcon('check', 10) : s.order}</span>
        <span>${reopeningWords[s.action]} <strong>${s.ref}</strong> <span class="muted">${s.heldBy ? `${s.heldBy} needs it as it is` : s.reason}</span></span>${this.#mayStay(s.ref)}</li>`)}
        ${others.map((/** @type {any} */ d) => html`<li><span class="tick">!</span><span><strong>${d.valveRef}</strong> is ${d.now}, was ${d.before}</span>${this.#mayStay(d.valveRef)}</li>`)}</ol>`;
  }

  /** @param {string} ref */
  #mayStay(ref) {
    const d = this.outage.differences.find((/** @type {any} */ x) => x.valveRef === ref);
    if (!d) return nothing;
    if (d.leftBecause) return html`<span class="muted">stays: ${d.leftBecause}</span>`;
    return html`<cs-button variant="quiet" label="Valve ${ref} stays ${d.now}" @press=${() => (this.leaving = { ...d, reason: '', neededBy: '' })}>Stays…</cs-button>`;
  }

  #leave() {
    const d = this.leaving;
    const others = (this.shutdown?.conflicts ?? []).filter((/** @type {any} */ c) => c.sharedValves.includes(d.valveRef));
    return html`<cs-dialog open heading="Valve ${d.valveRef} stays ${d.now}" @close=${() => (this.leaving = undefined)}>
      <cs-field label="Reason" required .value=${d.reason} .error=${d.error ?? ''} @change-value=${(/** @type {any} */ e) => (this.leaving = { ...d, reason: e.detail.value, error: '' })}></cs-field>
      ${others.length ? html`<cs-field kind="select" label="Which job puts it back" .value=${d.neededBy} .options=${[{ value: '', label: 'None: it stays for good' }, ...others.map((/** @type {any} */ c) => ({ value: c.incidentId, label: c.number }))]}
        @change-value=${(/** @type {any} */ e) => (this.leaving = { ...d, neededBy: e.detail.value })}></cs-field>` : nothing}
      <cs-button slot="actions" variant="primary" @press=${() => {
        if (!d.reason.trim()) return void (this.leaving = { ...d, error: 'Say why, in a few words.' });
        this.leaving = undefined;
        this.#do(() => post(`/api/incidents/${this.incidentId}/outage/valves/${encodeURIComponent(d.valveRef)}/left`, { id: newId(), reason: d.reason, neededBy: d.neededBy || null }));
      }}>It stays</cs-button></cs-dialog>`;
  }

  /** @param {string} kind */
  #step(kind) {
    return this.#do(() => post(`/api/incidents/${this.incidentId}/outage/steps`, { id: newId(), kind }));
  }

  /** @param {() => Promise<any>} work */
  async #do(work) {
    this.problem = '';
    await work().catch((failure) => (this.problem = failure.message));
    this.tell('outage-done');
  }
}
customElements.define('outage-steps', OutageSteps);
