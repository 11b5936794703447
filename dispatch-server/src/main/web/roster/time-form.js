import { CsElement, html, nothing } from '../components/base.js';
import { newId, put } from '../lib/api.js';
import { instantOf } from '../lib/format.js';
import { rosterStyles } from './roster-styles.js';
import '../components/cs-button.js';
import '../components/cs-field.js';

const headings = { shift: 'Shift', swap: 'Put somebody with a unit', leave: 'Leave' };

/**
 * A form for a shift of a unit, a swap or a leave. A refused one keeps what was entered, with the reason beside the field.
 * @typedef {{kind: 'shift'|'swap'|'leave', id?: string, unitCode?: string, personId?: string, startsAt: string, endsAt: string, insteadOf?: {day: string, startsAt: string}}} Plan
 * @fires saved `{warnings}` @fires left
 */
export class TimeForm extends CsElement {
  static properties = {
    plan: { attribute: false }, // a Plan; times as the city's clock shows them, 2026-03-02T06:00
    units: { attribute: false },
    people: { attribute: false },
    values: { state: true },
    problem: { state: true },
    busy: { type: Boolean, state: true },
  };
  static styles = rosterStyles;

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('plan') || !this.plan) return;
    this.values = { ...this.plan, id: this.plan.id ?? newId() };
    this.problem = null;
  }

  /** @param {Map<string, any>} changed */
  async updated(changed) {
    if (!changed.has('plan')) return;
    const first = /** @type {any} */ (this.renderRoot.querySelector('cs-field'));
    await first?.updateComplete;
    first?.focus();
  }

  render() {
    const v = this.values;
    if (!v) return nothing;
    return html`<form aria-label=${headings[/** @type {'shift'} */ (v.kind)]} @submit=${(/** @type {Event} */ e) => e.preventDefault()} @keydown=${this.#key}>
      <h2>${headings[/** @type {'shift'} */ (v.kind)]}</h2>
      ${this.problem && !this.problem.fields.length ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      ${v.kind === 'shift' ? nothing : this.#field('personId', 'Who', 'select', [{ value: '', label: 'Choose' }, ...(this.people ?? []).map((/** @type {any} */ p) => ({ value: p.id, label: `${p.name}${p.unitCode ? ` (${p.unitCode})` : ''}` }))])}
      ${v.kind === 'leave' ? nothing : this.#field('unitCode', v.kind === 'swap' ? 'With unit' : 'Unit', 'select', [{ value: '', label: 'Choose' }, ...(this.units ?? []).map((/** @type {any} */ u) => ({ value: u.code, label: `${u.code} ${u.name}` }))])}
      ${this.#field('startsAt', 'From', 'datetime-local')}${this.#field('endsAt', 'To', 'datetime-local')}
      <div class="end"><cs-button variant="primary" keys="Enter" ?busy=${this.busy} @press=${this.#save}>Save</cs-button>
        <cs-button keys="Esc" @press=${() => this.tell('left')}>Do not save</cs-button></div></form>`;
  }

  /** @param {string} name @param {string} label @param {string} kind @param {any[]} [options] */
  #field(name, label, kind, options) {
    const found = this.problem?.of(name);
    return html`<cs-field name=${name} label=${label} kind=${kind} .options=${options} .value=${/** @type {any} */ (this.values)[name] ?? ''} .error=${found ? found.charAt(0).toUpperCase() + found.slice(1) : undefined}
      @change-value=${(/** @type {any} */ e) => (this.values = { ...this.values, [name]: e.detail.value })}></cs-field>`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Escape') this.tell('left');
    if (event.key === 'Enter' && /** @type {HTMLElement} */ (event.composedPath()[0]).tagName === 'INPUT') this.#save();
  }

  async #save() {
    if (this.busy) return;
    this.busy = true;
    const { kind, id, unitCode, personId, startsAt, endsAt, insteadOf } = /** @type {any} */ (this.values);
    const times = { startsAt: instantOf(startsAt) || null, endsAt: instantOf(endsAt) || null };
    try {
      const done = kind === 'shift' ? await put(`/api/roster/shifts/${id}`, { unitCode, ...times, insteadOf })
        : kind === 'swap' ? await put(`/api/roster/swaps/${id}`, { personId: personId || null, unitCode, ...times })
          : await put(`/api/roster/leaves/${id}`, { personId: personId || null, ...times });
      this.tell('saved', { warnings: done?.warnings ?? [] });
    } catch (failure) {
      this.problem = /** @type {any} */ (failure);
    }
    this.busy = false;
  }
}
customElements.define('time-form', TimeForm);
