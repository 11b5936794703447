import { CsElement, html, nothing } from '../components/base.js';
import { call, get, newId, patiently, post, put } from '../lib/api.js';
import { ago } from '../lib/format.js';
import { now } from '../lib/world.js';
import { administrationStyles } from './administration-styles.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

const READ_AGAIN_ms = 10_000;

/** Telephone systems that may say who calls: which are let in, and what was heard of them. */
export class PhoneSystemList extends CsElement {
  static properties = {
    systems: { state: true },
    form: { state: true },
    secret: { state: true },
    problem: { state: true },
    removing: { state: true },
    done: { state: true },
  };
  static styles = administrationStyles;

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  async #read() {
    clearTimeout(this.timer);
    this.systems = await patiently(() => get('/api/phone-systems'));
    if (this.isConnected) this.timer = setTimeout(() => this.#read(), READ_AGAIN_ms);
  }

  async #open() {
    Object.assign(this, { problem: null, secret: null, done: '', form: { id: newId(), name: '' } });
    await this.updateComplete;
    /** @type {any} */ (this.renderRoot.querySelector('form cs-field'))?.control?.focus();
  }

  render() {
    return html`<section aria-labelledby="phones"><header><h2 id="phones">Telephone systems</h2>
        <cs-button variant="primary" @press=${() => this.#open()}>Add a telephone system</cs-button></header>
      <div role="status">${this.done ? html`<p class="done">${this.done}</p>` : nothing}</div>
      ${this.problem && !this.form ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      ${this.secret ? this.#shown() : nothing}${this.form ? this.#form() : nothing}
      ${!this.systems ? html`<cs-empty heading="Loading…"></cs-empty>` : this.systems.length ? this.#table() : html`<cs-empty heading="No telephone system yet" text="Calls are taken all the same; with one, the console shows who rings."></cs-empty>`}
      ${this.#dialog()}</section>`;
  }

  #shown() {
    const { name, value } = this.secret;
    return html`<div class="done" role="group" aria-label="The secret of ${name}">
      <p><strong>The secret of ${name}, shown this once:</strong> <code class="secret">${value}</code></p>
      <p>Have it call <code>${location.origin}/api/phone-events</code> when a call rings, is answered and hangs up, with <code>Authorization: Bearer</code> and the secret.</p>
      <div class="end"><cs-button @press=${() => (this.secret = null)}>I have it</cs-button></div></div>`;
  }

  #form() {
    const error = this.problem?.fields?.find((/** @type {any} */ f) => f.field === 'name') ? 'Give it a name, such as Front desk.' : undefined;
    return html`<form aria-label="A new telephone system" @keydown=${this.#key} @submit=${(/** @type {Event} */ e) => e.preventDefault()}><h3>A new telephone system</h3>
      ${this.problem && !error ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      <cs-field name="name" label="Name" hint="Front desk" autocomplete="off" .value=${this.form.name} .error=${error}
        @change-value=${(/** @type {any} */ e) => (this.form = { ...this.form, name: e.detail.value })}></cs-field>
      <div class="end"><cs-button variant="primary" keys="Enter" @press=${() => this.#add()}>Add</cs-button>
        <cs-button keys="Esc" @press=${() => this.#leave()}>Leave</cs-button></div></form>`;
  }

  /** @param {KeyboardEvent} e */
  #key(e) {
    if (e.key === 'Escape') this.#leave();
    if (e.key === 'Enter' && /** @type {HTMLElement} */ (e.composedPath()[0]).tagName === 'INPUT') this.#add();
  }

  #leave() {
    this.form = this.problem = null;
  }

  #table() {
    return html`<div class="wide" tabindex="0" role="region" aria-label="All telephone systems"><table>
      <thead><tr><th scope="col">Name</th><th scope="col">Last heard</th><th scope="col">State</th><th scope="col" class="n">Taken</th><th scope="col" class="n">Refused</th><th scope="col" class="acts">Actions</th></tr></thead>
      <tbody>${this.systems.map((/** @type {any} */ s) => html`<tr class=${s.enabled ? '' : 'off'}>
        <th scope="row">${s.name}</th><td class="t">${s.lastHeardAt ? ago(s.lastHeardAt, now()) : 'never'}</td><td>${this.#state(s)}</td>
        <td class="n">${s.taken}</td><td class="n">${s.refused}</td>
        <td class="acts"><cs-button variant="quiet" label=${`${s.enabled ? 'Switch off' : 'Switch on'} ${s.name}`} @press=${() => this.#enable(s)}>${s.enabled ? 'Switch off' : 'Switch on'}</cs-button>
          <cs-button variant="quiet" label=${`Remove ${s.name}`} @press=${() => (this.removing = s)}>Remove</cs-button></td></tr>`)}</tbody></table></div>`;
  }

  /** @param {any} s */
  #state(s) {
    if (!s.enabled) return '○ Switched off';
    if (s.lastTrouble) return html`<span class="warn">▲ The last event could not be read</span>`;
    return s.lastHeardAt ? '✓ Sends' : '– Not heard yet';
  }

  #dialog() {
    const s = this.removing;
    if (!s) return nothing;
    return html`<cs-dialog open heading="Remove ${s.name}?" @close=${() => (this.removing = null)}>
      <p>It is let in no more, and its secret is worth nothing. The calls it told of stay.</p>
      <cs-button slot="actions" variant="danger" @press=${() => {
        this.removing = null;
        this.#tell(() => call('DELETE', `/api/phone-systems/${s.id}`), `${s.name} is removed.`);
      }}>Remove</cs-button></cs-dialog>`;
  }

  #add() {
    const { id, name } = this.form;
    return this.#tell(async () => {
      this.secret = { name, value: (await post('/api/phone-systems', { id, name })).secret };
    }, `${name} is added.`);
  }

  /** @param {any} s */
  #enable(s) {
    return this.#tell(() => put(`/api/phone-systems/${s.id}/enabled`, { enabled: !s.enabled }), `${s.name} is switched ${s.enabled ? 'off' : 'on'}.`);
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
customElements.define('phone-system-list', PhoneSystemList);
