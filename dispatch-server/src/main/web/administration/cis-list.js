import { CsElement, html, nothing } from '../components/base.js';
import { get, newId, patiently, post, put } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { ago } from '../lib/format.js';
import { administrationStyles } from './administration-styles.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

/** The systems that may tell of service orders and payments. A new one's secret is shown once. */
export class CisList extends CsElement {
  static properties = {
    systems: { state: true },
    form: { state: true },
    problem: { state: true },
    secret: { state: true },
    done: { state: true },
    busy: { state: true },
  };
  static styles = administrationStyles;

  constructor() {
    super();
    this.done = '';
    this.busy = false;
    new Ticking(this);
    this.#read();
  }

  async #read() {
    this.systems = await patiently(() => get('/api/cis/systems'));
  }

  async #open() {
    Object.assign(this, { problem: null, secret: null, done: '', form: { id: newId(), name: '' } });
    await this.updateComplete;
    /** @type {any} */ (this.renderRoot.querySelector('form cs-field'))?.focus();
  }

  render() {
    return html`<section aria-labelledby="systems"><header><h2 id="systems">Customer information and payment systems</h2>
        <cs-button variant="primary" @press=${() => this.#open()}>Add a system</cs-button></header>
      <div role="status">${this.done ? html`<p class="done">${this.done}</p>` : nothing}</div>
      ${this.problem && !this.form ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      ${this.secret ? this.#shown() : nothing}
      ${this.form ? this.#form() : nothing}
      ${!this.systems ? html`<cs-empty heading="Loading…"></cs-empty>` : this.systems.length ? this.#table() : html`<cs-empty heading="No systems yet" text="Orders can be imported from files without one."></cs-empty>`}</section>`;
  }

  #shown() {
    const { name, value } = this.secret;
    return html`<div class="done" role="group" aria-label="The secret of ${name}">
      <p><strong>The secret of ${name}, shown this once:</strong> <code class="secret">${value}</code></p>
      <p>It sends orders to <code>${location.origin}/api/cis/orders</code> and payments to <code>${location.origin}/api/cis/payments</code>, with the header <code>Authorization: Bearer</code> and the secret.</p>
      <div class="end"><cs-button @press=${() => (this.secret = null)}>I have it</cs-button></div></div>`;
  }

  #form() {
    return html`<form aria-label="A new system" @keydown=${this.#key} @submit=${(/** @type {Event} */ e) => e.preventDefault()}><h3>A new system</h3>
      ${this.problem && !this.problem.fields?.length ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      <div class="fields"><cs-field name="name" label="Name" hint="Billing" autocomplete="off" .value=${this.form.name} .error=${this.#error()}
        @change-value=${(/** @type {any} */ e) => (this.form = { ...this.form, name: e.detail.value })}></cs-field></div>
      <div class="end"><cs-button variant="primary" keys="Enter" ?busy=${this.busy} @press=${() => this.#add()}>Add</cs-button>
        <cs-button keys="Esc" @press=${() => this.#leave()}>Leave</cs-button></div></form>`;
  }

  #error() {
    const found = this.problem?.fields?.[0]?.message;
    return found ? (found.startsWith('is ') ? `The name ${found}.` : found) : undefined;
  }

  /** @param {KeyboardEvent} e */
  #key(e) {
    if (e.key === 'Escape') this.#leave();
    if (e.key === 'Enter' && /** @type {HTMLElement} */ (e.composedPath()[0]).tagName === 'INPUT') this.#add();
  }

  #leave() {
    this.form = null;
    this.problem = null;
  }

  #table() {
    return html`<div class="wide" tabindex="0" role="region" aria-label="All systems"><table>
      <thead><tr><th scope="col">Name</th><th scope="col">Last heard</th><th scope="col">State</th><th scope="col" class="acts">Actions</th></tr></thead>
      <tbody>${this.systems.map((/** @type {any} */ s) => html`<tr class=${s.enabled ? '' : 'off'}>
        <th scope="row">${s.name}</th><td class="t">${s.lastHeardAt ? ago(s.lastHeardAt, Date.now()) : 'never'}</td>
        <td>${s.enabled ? (s.lastHeardAt ? '✓ Sends' : '– Not heard yet') : '○ Switched off'}</td>
        <td class="acts"><cs-button variant="quiet" label=${`${s.enabled ? 'Switch off' : 'Switch on'} ${s.name}`} @press=${() => this.#enable(s)}>${s.enabled ? 'Switch off' : 'Switch on'}</cs-button></td></tr>`)}</tbody></table></div>`;
  }

  #add() {
    const { id, name } = this.form;
    return this.#tell(async () => {
      const added = await post('/api/cis/systems', { id, name });
      this.secret = { name, value: added.secret };
    }, `${name} is added.`);
  }

  /** @param {any} s */
  #enable(s) {
    return this.#tell(() => put(`/api/cis/systems/${s.id}/enabled`, { enabled: !s.enabled }), `${s.name} is switched ${s.enabled ? 'off' : 'on'}.`);
  }

  /** @param {() => Promise<any>} send @param {string} done */
  async #tell(send, done) {
    if (this.busy) return;
    this.busy = true;
    try {
      await send();
      this.#leave();
      this.done = done;
      await this.#read();
    } catch (failure) {
      this.problem = failure;
    }
    this.busy = false;
  }
}
customElements.define('cis-list', CisList);
