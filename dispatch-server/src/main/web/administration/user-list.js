import { CsElement, html, nothing } from '../components/base.js';
import { get, newId, patiently, post, put } from '../lib/api.js';
import { words } from '../lib/format.js';
import { administrationStyles } from './administration-styles.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

const ROLES = ['DISPATCHER', 'TECHNICIAN', 'SUPERVISOR', 'MANAGER', 'ADMINISTRATOR'];

/** The users: all of them, and a form to add one, change one or set a new password. A refused form keeps what was entered. */
export class UserList extends CsElement {
  static properties = {
    me: { attribute: false },
    users: { state: true },
    form: { state: true },
    problem: { state: true },
    done: { state: true },
    busy: { state: true },
  };
  static styles = administrationStyles;

  constructor() {
    super();
    this.done = '';
    this.busy = false;
    this.#read();
  }

  async #read() {
    this.users = await patiently(() => get('/api/users'));
  }

  /** @param {'add'|'change'|'password'} kind @param {any} [user] */
  async #open(kind, user) {
    this.problem = null;
    this.done = '';
    this.form = { kind, id: user?.id ?? newId(), username: user?.username ?? '', displayName: user?.displayName ?? '', roles: user?.roles ?? [], unitCode: user?.unitCode ?? '', password: '' };
    await this.updateComplete;
    const first = /** @type {any} */ (this.renderRoot.querySelector('form cs-field'));
    await first?.updateComplete;
    first?.focus();
  }

  render() {
    return html`<section aria-labelledby="users"><header><h2 id="users">Users</h2>
        <cs-button variant="primary" @press=${() => this.#open('add')}>Add a user</cs-button></header>
      <div role="status">${this.done ? html`<p class="done">${this.done}</p>` : nothing}</div>
      ${this.problem && !this.form ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      ${this.form ? this.#form() : nothing}
      ${this.users ? this.#table() : html`<cs-empty heading="Loading…"></cs-empty>`}</section>`;
  }

  #table() {
    return html`<div class="wide" tabindex="0" role="region" aria-label="All users"><table>
      <thead><tr><th scope="col">Name</th><th scope="col">Signs in as</th><th scope="col">Roles</th><th scope="col">Unit</th><th scope="col">State</th><th scope="col" class="acts">Actions</th></tr></thead>
      <tbody>${this.users.map((/** @type {any} */ u) => html`<tr class=${u.enabled ? '' : 'off'} data-user=${u.username}>
        <th scope="row">${u.displayName}</th><td>${u.username}</td><td>${u.roles.map(words).join(', ')}</td><td>${u.unitCode ?? '–'}</td>
        <td>${u.enabled ? 'Active' : '○ Deactivated'}</td>
        <td class="acts"><cs-button variant="quiet" @press=${() => this.#open('change', u)}>Change</cs-button>
          <cs-button variant="quiet" @press=${() => this.#open('password', u)}>New password</cs-button>
          <cs-button variant="quiet" why=${u.username === this.me?.username ? 'You cannot deactivate yourself.' : ''} @press=${() => this.#enable(u)}>${u.enabled ? 'Deactivate' : 'Activate'}</cs-button></td></tr>`)}</tbody></table></div>`;
  }

  #form() {
    const f = this.form;
    const heading = f.kind === 'add' ? 'A new user' : f.kind === 'change' ? `Change ${f.username}` : `A new password for ${f.username}`;
    return html`<form aria-label=${heading} @keydown=${this.#key} @submit=${(/** @type {Event} */ e) => e.preventDefault()}><h3>${heading}</h3>
      ${this.problem && !this.problem.fields?.length && this.problem.code !== 'username-taken' ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      <div class="fields">
        ${f.kind === 'add' ? this.#field('username', 'Signs in as', 'Lower-case letters, digits, dots, dashes') : nothing}
        ${f.kind !== 'password' ? html`${this.#field('displayName', 'Name')}${this.#field('unitCode', 'Unit', 'For technicians: V1')}` : nothing}
        ${f.kind !== 'change' ? this.#field('password', 'Password', 'At least 10 characters', 'password') : nothing}
      </div>
      ${f.kind !== 'password' ? html`<fieldset><legend>Roles</legend>${ROLES.map((r) => html`<label class="tick"><input type="checkbox" value=${r} .checked=${f.roles.includes(r)} @change=${() => this.#toggle(r)} />${words(r)}</label>`)}
        ${this.#error('roles') ? html`<p class="error" role="alert">▲ ${this.#error('roles')}</p>` : nothing}</fieldset>` : nothing}
      <div class="end"><cs-button variant="primary" keys="Enter" ?busy=${this.busy} @press=${() => this.#save()}>${f.kind === 'add' ? 'Add' : 'Save'}</cs-button>
        <cs-button keys="Esc" @press=${() => this.#leave()}>Leave</cs-button></div></form>`;
  }

  /** @param {string} name @param {string} label @param {string} [hint] @param {string} [kind] */
  #field(name, label, hint = '', kind = 'text') {
    return html`<cs-field name=${name} kind=${kind} autocomplete=${kind === 'password' ? 'new-password' : 'off'} label=${label} hint=${hint} .value=${this.form[name]} .error=${this.#error(name)}
      @change-value=${(/** @type {any} */ e) => (this.form = { ...this.form, [name]: e.detail.value })}></cs-field>`;
  }

  /** @param {string} field */
  #error(field) {
    if (field === 'username' && this.problem?.code === 'username-taken') return this.problem.message;
    const found = this.problem?.fields?.find((/** @type {any} */ f) => f.field === field)?.message;
    return found ? found.charAt(0).toUpperCase() + found.slice(1) + (/[.!?]$/.test(found) ? '' : '.') : undefined;
  }

  /** @param {string} role */
  #toggle(role) {
    const roles = this.form.roles.includes(role) ? this.form.roles.filter((/** @type {string} */ r) => r !== role) : [...this.form.roles, role];
    this.form = { ...this.form, roles };
  }

  /** @param {KeyboardEvent} e */
  #key(e) {
    if (e.key === 'Escape') this.#leave();
    if (e.key === 'Enter' && /** @type {HTMLElement} */ (e.composedPath()[0]).tagName === 'INPUT') this.#save();
  }

  #leave() {
    this.form = null;
    this.problem = null;
  }

  #save() {
    const { kind, id, username, displayName, roles, unitCode, password } = this.form;
    const change = { displayName, roles, unitCode: unitCode.trim() || null };
    if (kind === 'add') return this.#tell(() => post('/api/users', { id, username, password, ...change }), `${username} is added.`);
    if (kind === 'change') return this.#tell(() => put(`/api/users/${id}`, change), `${username} is changed.`);
    return this.#tell(() => put(`/api/users/${id}/password`, { password }), `${username} has a new password.`);
  }

  /** @param {any} user */
  #enable(user) {
    return this.#tell(() => put(`/api/users/${user.id}/enabled`, { enabled: !user.enabled }), `${user.username} is ${user.enabled ? 'deactivated' : 'active again'}.`);
  }

  /** @param {() => Promise<any>} send @param {string} done */
  async #tell(send, done) {
    if (this.busy) return;
    this.busy = true;
    try {
      await send();
      this.#leave();
      await this.#read();
      this.done = done;
    } catch (failure) {
      this.problem = failure;
    }
    this.busy = false;
  }
}
customElements.define('user-list', UserList);
