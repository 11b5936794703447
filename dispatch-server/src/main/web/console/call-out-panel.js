import { CsElement, html, nothing } from '../components/base.js';
import { get, newId, post } from '../lib/api.js';
import { dateAndTime, instantOf, timeOfDay, words } from '../lib/format.js';
import { now } from '../lib/world.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-button.js';
import '../components/cs-field.js';

/** Calls people out for an incident: who is next and why, what came of each call. */
export class CallOutPanel extends CsElement {
  static properties = { incidentId: {}, open: { state: true }, lists: { state: true }, callOuts: { state: true }, form: { state: true }, reason: { state: true }, problem: { state: true }, warnings: { state: true }, busy: { state: true } };
  static styles = panelStyles;

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('incidentId')) return;
    this.open = false;
    this.problem = null;
    this.warnings = [];
    this.reason = '';
  }

  async #toggle() {
    this.open = !this.open;
    if (!this.open) return;
    this.form = { id: newId(), listCode: '', until: dateAndTime(now() + 8 * 3_600_000).replace(' ', 'T') };
    await this.#try(async () => {
      [this.lists, this.callOuts] = await Promise.all([get('/api/on-call/lists'), get(`/api/incidents/${this.incidentId}/call-outs`)]);
      this.form = { ...this.form, listCode: this.lists[0]?.code ?? '' };
    });
  }

  render() {
    return html`<section aria-label="Call-outs"><h3>Call-outs <cs-button variant="quiet" expanded=${!!this.open} @press=${this.#toggle}>${this.open ? 'Hide' : 'Call somebody out'}</cs-button></h3>
      ${this.open ? this.#content() : nothing}</section>`;
  }

  #content() {
    const standing = this.callOuts?.[0];
    return html`${this.problem ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      ${(this.warnings ?? []).map((/** @type {string} */ w) => html`<p class="note warn">${w}</p>`)}
      ${!this.callOuts ? html`<p class="small muted">Looking…</p>` : standing ? this.#standing(standing) : this.#start()}`;
  }

  #start() {
    if (!this.lists?.length) return html`<p class="note">There is no on-call list yet. A supervisor adds one at Roster, On call.</p>`;
    const set = (/** @type {any} */ change) => (this.form = { ...this.form, ...change });
    return html`<cs-field kind="select" label="From list" .value=${this.form.listCode} .options=${this.lists.map((/** @type {any} */ l) => ({ value: l.code, label: `${l.name}, for ${l.unitCode}` }))} @change-value=${(/** @type {any} */ e) => set({ listCode: e.detail.value })}></cs-field>
      <cs-field kind="datetime-local" label="On until" .value=${this.form.until} .error=${this.problem?.of?.('until')} @change-value=${(/** @type {any} */ e) => set({ until: e.detail.value })}></cs-field>
      <p><cs-button variant="primary" ?busy=${this.busy} @press=${() => this.#begin()}>Begin</cs-button></p>`;
  }

  /** @param {any} c */
  #standing(c) {
    const next = c.next.find((/** @type {any} */ p) => p.available);
    return html`<p class="small muted">${c.listName}, for ${c.unitCode} until ${dateAndTime(c.until)}</p>
      ${next ? html`<p><b>Next: ${next.name}</b> ${next.phone ? html`<a href="tel:${next.phone}">${next.phone}</a>` : html`<span class="warn">no phone number</span>`}<br /><span class="small muted">${next.because}</span></p>
        <cs-field label="Remark, or why not" .value=${this.reason} .error=${this.problem?.of?.('reason')} @change-value=${(/** @type {any} */ e) => (this.reason = e.detail.value)}></cs-field>
        <p>${[['ACCEPTED', 'Accepted'], ['DECLINED', 'Declined'], ['NO_ANSWER', 'No answer'], ['REACHED', 'Will call back']].map(([result, label]) => html`<cs-button variant=${result === 'ACCEPTED' ? 'primary' : ''} ?busy=${this.busy} @press=${() => this.#record(c, next, result)}>${label}</cs-button> `)}</p>`
        : html`<p class="note warn">Nobody is left on this list.</p>`}
      ${c.attempts.length ? html`<ul>${c.attempts.map((/** @type {any} */ a) => html`<li class="small">${timeOfDay(a.occurredAt)} ${a.name}: ${words(a.result).toLowerCase()}${a.reason ? `, ${a.reason}` : ''} <span class="muted">(${a.madeBy})</span></li>`)}</ul>` : nothing}
      <p><cs-button variant="quiet" @press=${() => (this.callOuts = [])}>Call from another list</cs-button></p>`;
  }

  #begin() {
    const { id, listCode, until } = this.form;
    return this.#try(async () => {
      this.callOuts = [await post(`/api/incidents/${this.incidentId}/call-outs`, { id, listCode, until: instantOf(until) || null })];
      this.form = { ...this.form, id: newId() };
    });
  }

  /** @param {any} callOut @param {any} person @param {string} result */
  #record(callOut, person, result) {
    // The same id until it was taken: pressed again after no answer of the server, it counts once.
    const key = `${person.personId} ${result}`;
    if (this.tried?.key !== key) this.tried = { key, id: newId() };
    return this.#try(async () => {
      const now = await post(`/api/call-outs/${callOut.id}/attempts`, { id: this.tried.id, personId: person.personId, result, reason: this.reason.trim() || null });
      this.tried = null;
      this.callOuts = [now];
      this.warnings = now.warnings;
      this.reason = '';
    });
  }

  /** @param {() => Promise<any>} what */
  async #try(what) {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await what();
    } catch (failure) {
      this.problem = failure;
    }
    this.busy = false;
  }
}
customElements.define('call-out-panel', CallOutPanel);
