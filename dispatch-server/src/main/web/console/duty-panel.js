import { CsElement, css, html, nothing } from '../components/base.js';
import { get, post } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { age, dateAndTime, duration, instantOf, timeOfDay } from '../lib/format.js';
import { now } from '../lib/world.js';
import { panelStyles } from './panel-styles.js';
import './escalation-panel.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

/** What a person says is done; everything else is done by what is reported. */
const seenTo = ['SPIGOT', 'BOTTLED_WATER'];

/**
 * What is due of an incident by the clock, when service is expected to be back, and who is to be told. `incident` as the detail has it; asks
 * again whenever that changes. @fires estimated `{incident}` @fires said `{text, tone}`
 */
export class DutyPanel extends CsElement {
  static properties = { incident: { attribute: false }, dispatches: { type: Boolean }, duties: { state: true }, asking: { state: true }, problem: { state: true }, busy: { state: true } };
  static styles = [
    panelStyles,
    css`
      li {
        display: flex;
        align-items: baseline;
        gap: var(--space-2);
        padding: 3px 0;
        font-size: var(--text-s);
      }
      li span:first-child {
        flex: 1;
        min-width: 0;
      }
      time {
        flex: none;
        color: var(--text-muted);
      }
      .late {
        color: var(--alarm);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {any[]} */
    this.duties = [];
    new Ticking(this);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('incident')) this.#read();
  }

  async #read() {
    const { id } = this.incident;
    const duties = await get(`/api/incidents/${id}/duties`).catch(() => this.duties);
    if (id === this.incident.id) this.duties = duties;
  }

  render() {
    const i = this.incident;
    const list = this.duties.filter((d) => d.duty !== 'ESTIMATE' || Date.parse(d.dueAt) < now());
    return html`<section aria-label="Due">
      <h3>Due ${i.restoreBy ? html`<span>service back by ${sameDay(i.restoreBy) ? timeOfDay(i.restoreBy) : dateAndTime(i.restoreBy)}</span>` : nothing}
        <cs-button variant="quiet" @press=${() => (this.asking = { at: i.restoreBy ? dateAndTime(i.restoreBy).replace(' ', 'T') : '', reason: '', version: i.version })}>${i.restoreBy ? 'Change estimate' : 'Give estimate'}</cs-button></h3>
      ${list.length ? html`<ul>${list.map((d) => this.#duty(d))}</ul>` : html`<p class="small muted">Nothing is due by the clock.</p>`}
    </section>
    <escalation-panel .incident=${i} ?dispatches=${this.dispatches} @escalation-changed=${() => this.#read()}></escalation-panel>
    ${this.asking?.duty ? this.#doneDialog(this.asking) : this.asking ? this.#estimateDialog(this.asking) : nothing}`;
  }

  /** @param {any} d */
  #duty(d) {
    const left_s = (Date.parse(d.dueAt) - now()) / 1000;
    return html`<li><span>${left_s < 0 ? capital(d.text.replace(`${this.incident.number}: `, '')) : d.unitCode ? `${d.label}, ${d.unitCode}` : d.label}</span>
      <time datetime=${d.dueAt} title=${dateAndTime(d.dueAt)} class=${left_s < 0 ? 'late' : ''}>${left_s < 0 ? `due for ${age(d.dueAt, now())}` : `in ${duration(left_s)}`}</time>
      ${seenTo.includes(d.duty) ? html`<cs-button variant="quiet" label="Seen to: ${d.text}" @press=${() => (this.asking = { duty: d, note: '' })}>Seen to</cs-button>` : nothing}</li>`;
  }

  /** @param {any} q */
  #doneDialog(q) {
    return html`<cs-dialog open heading="Seen to" @close=${() => (this.asking = null)}>
      <p>${q.duty.text}</p>
      <cs-field id="done" label="What was done, and where" required .value=${q.note} .error=${this.problem ?? ''} @change-value=${(/** @type {any} */ e) => (this.asking = { ...q, note: e.detail.value })}></cs-field>
      <cs-button slot="actions" @press=${() => (this.asking = null)}>Leave it</cs-button>
      <cs-button slot="actions" variant="primary" ?busy=${this.busy} @press=${() => this.#send(!q.note.trim() && 'Say what was done.', () => post(`/api/incidents/${this.incident.id}/duties/done`, { duty: q.duty.duty, subject: q.duty.subject, note: q.note }))}>Seen to</cs-button>
    </cs-dialog>`;
  }

  /** @param {any} q */
  #estimateDialog(q) {
    const give = () => this.#send(!q.at && 'Say when.', () => post(`/api/incidents/${this.incident.id}/estimate`, { restoreBy: instantOf(q.at), reason: q.reason || undefined, version: q.version }));
    return html`<cs-dialog open heading="When service is back" @close=${() => (this.asking = null)}>
      <cs-field id="by" label="Restored by" kind="datetime-local" required .value=${q.at} .error=${this.problem ?? ''} @change-value=${(/** @type {any} */ e) => (this.asking = { ...this.asking, at: e.detail.value })}></cs-field>
      <cs-field id="reason" label="Why another time (may be empty)" .value=${q.reason} @change-value=${(/** @type {any} */ e) => (this.asking = { ...this.asking, reason: e.detail.value })}></cs-field>
      <cs-button slot="actions" @press=${() => (this.asking = null)}>Leave it</cs-button>
      <cs-button slot="actions" variant="primary" ?busy=${this.busy} @press=${give}>Give estimate</cs-button>
    </cs-dialog>`;
  }

  /** @param {string|false} lacking what is not said yet @param {() => Promise<any>} work */
  async #send(lacking, work) {
    this.problem = lacking || '';
    if (lacking) return;
    this.busy = true;
    try {
      const incident = await work();
      this.asking = null;
      if (incident) this.tell('estimated', { incident });
      await this.#read();
    } catch (/** @type {any} */ failure) {
      this.problem = failure.message;
    }
    this.busy = false;
  }
}

/** @param {string} text */
const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** @param {string} at */
const sameDay = (at) => dateAndTime(at).slice(0, 10) === dateAndTime(now()).slice(0, 10);
customElements.define('duty-panel', DutyPanel);
