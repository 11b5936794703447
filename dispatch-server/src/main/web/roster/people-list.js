import { CsElement, css, html, nothing } from '../components/base.js';
import { get, newId, patiently, put } from '../lib/api.js';
import { count } from '../lib/format.js';
import { rosterStyles } from './roster-styles.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

const looks = { VALID: { tone: 'quiet', shape: 'check' }, SOON: { tone: 'warn', shape: 'triangle' }, EXPIRED: { tone: 'alarm', shape: 'cross' } };

/** Everybody on the roster with what they may do and until when, and a form to add or change one. */
export class PeopleList extends CsElement {
  static properties = {
    mayEdit: { type: Boolean },
    people: { state: true },
    kinds: { state: true },
    words: { state: true },
    endingOnly: { state: true },
    form: { state: true },
    problem: { state: true },
    done: { state: true },
    busy: { state: true },
  };
  static styles = [
    rosterStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .form {
        max-height: 60vh;
        overflow: auto;
        margin: 0 var(--space-4) var(--space-3);
        padding: var(--space-4);
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-m);
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(190px, 1fr));
        gap: var(--space-3);
        align-items: start;
      }
      .qualification {
        display: grid;
        grid-template-columns: minmax(160px, 300px) 160px auto;
        gap: var(--space-2);
        align-items: end;
        justify-content: start;
      }
      .messages {
        padding: 0 var(--space-4);
      }
    `,
  ];

  constructor() {
    super();
    this.words = '';
    this.endingOnly = false;
    this.done = '';
    this.busy = false;
    this.#read();
  }

  async #read() {
    [this.people, this.kinds] = await patiently(() => Promise.all([get('/api/roster/people'), get('/api/roster/qualification-kinds')]));
  }

  /** @param {string} code */
  #label(code) {
    return this.kinds.find((/** @type {any} */ k) => k.code === code)?.label ?? code;
  }

  render() {
    if (!this.people) return html`<cs-empty heading="Loading…"></cs-empty>`;
    const words = this.words.toLowerCase();
    const ending = (/** @type {any} */ p) => p.qualifications.some((/** @type {any} */ q) => q.standing !== 'VALID');
    const found = this.people.filter((/** @type {any} */ p) => (!this.endingOnly || ending(p)) && [p.name, p.staffNumber, p.unitCode, p.contractor, ...p.qualifications.map((/** @type {any} */ q) => this.#label(q.code))].some((t) => t?.toLowerCase().includes(words)));
    return html`<div class="bar"><cs-field kind="search" label="Name, crew or qualification" .value=${this.words} @change-value=${(/** @type {any} */ e) => (this.words = e.detail.value)}></cs-field>
        <label class="tick"><input type="checkbox" .checked=${this.endingOnly} @change=${(/** @type {any} */ e) => (this.endingOnly = e.target.checked)} />Only who has something expired or ending soon</label>
        <span class="muted" role="status">${count(found.length, 'person', 'people')}</span>
        ${this.mayEdit ? html`<cs-button class="push" variant="primary" @press=${() => this.#open()}>Add a person</cs-button>` : nothing}</div>
      <div class="messages" role="status">${this.done ? html`<p class="done">${this.done}</p>` : nothing}</div>
      ${this.form ? this.#form() : nothing}
      ${found.length ? html`<div class="wide" tabindex="0" role="region" aria-label="People"><table>
        <thead><tr><th scope="col">Name</th><th scope="col">Crew</th><th scope="col">Employer</th><th scope="col">Staff number</th><th scope="col">Phone</th><th scope="col">May do</th>${this.mayEdit ? html`<th scope="col" class="acts">Actions</th>` : nothing}</tr></thead>
        <tbody>${found.map((/** @type {any} */ p) => this.#row(p))}</tbody></table></div>`
        : html`<cs-empty heading="Nobody" text=${this.people.length ? 'Nobody matches these words.' : 'Nobody is on the roster yet. Add people, or import a file.'}></cs-empty>`}`;
  }

  /** @param {any} p */
  #row(p) {
    return html`<tr data-person=${p.id}><th scope="row">${p.name}</th><td>${p.unitCode ?? '–'}</td><td>${p.contractor ?? 'own'}</td><td>${p.staffNumber ?? '–'}</td><td class="t">${p.phone ?? '–'}</td>
      <td><div class="held">${p.qualifications.map((/** @type {any} */ q) => {
        const look = looks[/** @type {'SOON'} */ (q.standing)];
        return html`<cs-badge tone=${look.tone} shape=${look.shape} text=${`${this.#label(q.code)}${q.expiresOn ? ` ${q.standing === 'EXPIRED' ? 'expired' : 'until'} ${q.expiresOn}` : ''}`}></cs-badge>`;
      })}</div></td>
      ${this.mayEdit ? html`<td class="acts"><cs-button variant="quiet" label="Change ${p.name}" @press=${() => this.#open(p)}>Change</cs-button></td>` : nothing}</tr>`;
  }

  /** @param {any} [p] */
  async #open(p) {
    this.problem = null;
    this.done = '';
    this.form = { id: p?.id ?? newId(), name: p?.name ?? '', staffNumber: p?.staffNumber ?? '', username: p?.username ?? '', unitCode: p?.unitCode ?? '', contractor: p?.contractor ?? '', phone: p?.phone ?? '',
      qualifications: (p?.qualifications ?? []).map((/** @type {any} */ q) => ({ code: q.code, expiresOn: q.expiresOn ?? '' })) };
    await this.updateComplete;
    const first = /** @type {any} */ (this.renderRoot.querySelector('form cs-field'));
    await first?.updateComplete;
    first?.focus();
  }

  #form() {
    const f = this.form;
    const set = (/** @type {any} */ change) => (this.form = { ...f, ...change });
    const setHeld = (/** @type {number} */ i, /** @type {any} */ change) => set({ qualifications: f.qualifications.map((/** @type {any} */ q, /** @type {number} */ at) => (at === i ? { ...q, ...change } : q)) });
    const field = (/** @type {string} */ name, /** @type {string} */ label, hint = '') => html`<cs-field name=${name} label=${label} hint=${hint} .value=${f[name]} .error=${this.problem?.of(name)} @change-value=${(/** @type {any} */ e) => set({ [name]: e.detail.value })}></cs-field>`;
    const expires = (/** @type {string} */ code) => this.kinds.find((/** @type {any} */ k) => k.code === code)?.expires;
    return html`<form class="form" aria-label="Person" @submit=${(/** @type {Event} */ e) => e.preventDefault()} @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Escape' && (this.form = null)}>
      ${this.problem && !this.problem.fields.some((/** @type {any} */ x) => x.field in f) ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      <div class="fields">${field('name', 'Name')}${field('unitCode', 'Crew', 'V1; empty for who is only called out')}${field('phone', 'Phone')}${field('staffNumber', 'Staff number')}${field('username', 'Signs in as')}${field('contractor', 'Contractor', 'Empty for own people')}</div>
      ${this.problem?.of('qualifications') ? html`<p class="problem" role="alert">${this.problem.of('qualifications')}</p>` : nothing}
      ${f.qualifications.map((/** @type {any} */ q, /** @type {number} */ i) => html`<div class="qualification">
        <cs-field kind="select" label="May do" .value=${q.code} .options=${[{ value: '', label: 'Choose' }, ...this.kinds.map((/** @type {any} */ k) => ({ value: k.code, label: k.label }))]} @change-value=${(/** @type {any} */ e) => setHeld(i, { code: e.detail.value })}></cs-field>
        ${expires(q.code) === false ? html`<span class="muted">does not end</span>` : html`<cs-field kind="date" label="Last day" .value=${q.expiresOn} @change-value=${(/** @type {any} */ e) => setHeld(i, { expiresOn: e.detail.value })}></cs-field>`}
        <cs-button label="Remove ${this.#label(q.code)}" @press=${() => set({ qualifications: f.qualifications.filter((/** @type {any} */ _, /** @type {number} */ at) => at !== i) })}>Remove</cs-button></div>`)}
      <div class="end"><cs-button @press=${() => set({ qualifications: [...f.qualifications, { code: '', expiresOn: '' }] })}>Add a qualification</cs-button></div>
      <div class="end"><cs-button variant="primary" ?busy=${this.busy} @press=${this.#save}>Save</cs-button><cs-button keys="Esc" @press=${() => (this.form = null)}>Do not save</cs-button></div></form>`;
  }

  async #save() {
    if (this.busy) return;
    this.busy = true;
    const { id, qualifications, ...rest } = this.form;
    const held = qualifications.filter((/** @type {any} */ q) => q.code).map((/** @type {any} */ q) => ({ code: q.code, expiresOn: q.expiresOn || null }));
    try {
      await put(`/api/roster/people/${id}`, { ...rest, qualifications: held });
      this.done = `${rest.name} is saved.`;
      this.form = null;
      await this.#read();
    } catch (failure) {
      this.problem = /** @type {any} */ (failure);
    }
    this.busy = false;
  }
}
customElements.define('people-list', PeopleList);
