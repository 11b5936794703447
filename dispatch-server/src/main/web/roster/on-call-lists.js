import { CsElement, css, html, nothing } from '../components/base.js';
import { get, patiently, put } from '../lib/api.js';
import { rosterStyles } from './roster-styles.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

/** The on-call lists: who is next and why, and for supervisors a form that says who is on a list. */
export class OnCallLists extends CsElement {
  static properties = { mayEdit: { type: Boolean }, lists: { state: true }, people: { state: true }, units: { state: true }, form: { state: true }, problem: { state: true } };
  static styles = [
    rosterStyles,
    css`
      :host {
        display: block;
        overflow: auto;
      }
      .lists {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(380px, 100%), 1fr));
        gap: var(--space-3);
        padding: 0 var(--space-4) var(--space-4);
        align-items: start;
      }
      section {
        padding: var(--space-3) var(--space-4);
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }
      .top {
        display: flex;
        justify-content: space-between;
        align-items: center;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--space-2);
        align-items: center;
      }
      li .small {
        grid-column: 1;
      }
      li cs-badge {
        grid-row: 1 / span 2;
        grid-column: 2;
      }
      .bar {
        align-items: center;
      }
      a {
        color: var(--accent);
      }
      .order {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        gap: var(--space-1);
        align-items: center;
      }
    `,
  ];

  constructor() {
    super();
    this.#read();
  }

  async #read() {
    this.lists = await patiently(() => get('/api/on-call/lists'));
  }

  render() {
    if (!this.lists) return html`<cs-empty heading="Loading…"></cs-empty>`;
    return html`<div class="bar"><span class="muted">Whoever was called least lately is next. A call-out begins from its incident at the console.</span>
        ${this.mayEdit ? html`<cs-button class="push" variant="primary" @press=${() => this.#open()}>Add a list</cs-button>` : nothing}</div>
      <div class="lists">${this.form ? this.#form() : nothing}${this.lists.length ? this.lists.map((/** @type {any} */ l) => this.#list(l)) : html`<cs-empty heading="No lists" text="A supervisor adds one, such as Water nights."></cs-empty>`}</div>`;
  }

  /** @param {any} l */
  #list(l) {
    const next = l.people.find((/** @type {any} */ p) => p.available);
    return html`<section aria-label=${l.name}><div class="top"><h2>${l.name}</h2>${this.mayEdit ? html`<cs-button variant="quiet" label="Change ${l.name}" @press=${() => this.#open(l)}>Change</cs-button>` : nothing}</div>
      <p class="small muted">For ${l.unitCode}</p>
      <ol class="list">${l.people.map((/** @type {any} */ p) => html`<li><span><b>${p.name}</b> ${p.phone ? html`<a href="tel:${p.phone}">${p.phone}</a>` : html`<span class="muted">no phone number</span>`}</span>
        <span class="small muted">${p.because}</span>${p === next ? html`<cs-badge tone="calm" shape="triangle" text="Next"></cs-badge>` : p.available ? nothing : html`<cs-badge tone="quiet" shape="ring" text="Not now"></cs-badge>`}</li>`)}</ol></section>`;
  }

  /** @param {any} [l] */
  async #open(l) {
    this.problem = null;
    const [people, week] = await Promise.all([get('/api/roster/people'), get('/api/roster/week')]);
    this.people = people;
    this.units = week.units;
    const order = [...(l?.people ?? [])].sort((a, b) => a.position - b.position).map((p) => p.personId);
    this.form = { code: l?.code ?? '', fresh: !l, name: l?.name ?? '', unitCode: l?.unitCode ?? '', personIds: order, add: '' };
    await this.updateComplete;
    /** @type {any} */ (this.renderRoot.querySelector('form cs-field'))?.focus();
  }

  #form() {
    const f = this.form;
    const set = (/** @type {any} */ change) => (this.form = { ...f, ...change });
    const nameOf = (/** @type {string} */ id) => this.people.find((/** @type {any} */ p) => p.id === id)?.name ?? '?';
    return html`<section><form aria-label="On-call list" @submit=${(/** @type {Event} */ e) => e.preventDefault()} @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Escape' && (this.form = null)}>
      ${this.problem && !this.problem.fields.length ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      <cs-field name="name" label="Name" .value=${f.name} .error=${this.problem?.of('name')} @change-value=${(/** @type {any} */ e) => set({ name: e.detail.value })}></cs-field>
      <cs-field name="unitCode" kind="select" label="For unit" .value=${f.unitCode} .error=${this.problem?.of('unitCode')} .options=${[{ value: '', label: 'Choose' }, ...this.units.map((/** @type {any} */ u) => ({ value: u.code, label: `${u.code} ${u.name}` }))]} @change-value=${(/** @type {any} */ e) => set({ unitCode: e.detail.value })}></cs-field>
      ${f.personIds.map((/** @type {string} */ id, /** @type {number} */ i) => html`<div class="order"><span>${i + 1}. ${nameOf(id)}</span>
        <cs-button variant="quiet" label="Move ${nameOf(id)} up" why=${i ? '' : 'Stands first already.'} @press=${() => set({ personIds: f.personIds.toSpliced(i - 1, 2, id, f.personIds[i - 1]) })}>▴</cs-button>
        <cs-button variant="quiet" label="Take ${nameOf(id)} off" @press=${() => set({ personIds: f.personIds.toSpliced(i, 1) })}>✕</cs-button></div>`)}
      <cs-field name="add" kind="select" label="Add a person" .value=${f.add} .options=${[{ value: '', label: 'Choose' }, ...this.people.filter((/** @type {any} */ p) => !f.personIds.includes(p.id)).map((/** @type {any} */ p) => ({ value: p.id, label: p.name }))]} @change-value=${(/** @type {any} */ e) => e.detail.value && set({ personIds: [...f.personIds, e.detail.value], add: '' })}></cs-field>
      <div class="end"><cs-button variant="primary" @press=${this.#save}>Save</cs-button><cs-button keys="Esc" @press=${() => (this.form = null)}>Do not save</cs-button></div></form></section>`;
  }

  async #save() {
    const f = this.form;
    const code = f.fresh ? f.name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-$/g, '') : f.code;
    if (code.length < 2) {
      this.problem = { fields: [{}], of: (/** @type {string} */ field) => (field === 'name' ? 'Write a name of two letters or more.' : undefined) };
      return;
    }
    try {
      await put(`/api/on-call/lists/${code}`, { name: f.name, unitCode: f.unitCode, personIds: f.personIds });
      this.form = null;
      await this.#read();
    } catch (failure) {
      this.problem = failure;
    }
  }
}
customElements.define('on-call-lists', OnCallLists);
