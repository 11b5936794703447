import { CsElement, css, html, nothing } from '../components/base.js';
import { call, post } from '../lib/api.js';
import { count } from '../lib/format.js';
import { settingsOf } from './radio-model.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

const NAME = /^[a-z0-9][a-z0-9-]{0,38}$/;

/**
 * For an administrator: a button that lets a new gateway in, or with `closes` one that lets that gateway in no more. The
 * token of a new one can be looked at until it is said to be kept: a closed dialog must not lose it.
 * @fires said @fires radios-changed
 */
export class GatewayAdmission extends CsElement {
  static properties = {
    known: { attribute: false },
    closes: {},
    waiting: { type: Number },
    open: { state: true },
    name: { state: true },
    error: { state: true },
    admitted: { state: true },
    copied: { state: true },
    busy: { state: true },
  };
  static styles = css`
    p {
      margin-bottom: var(--space-3);
    }
    label {
      display: flex;
      align-items: center;
      justify-content: space-between;
      margin-bottom: 3px;
      font-size: var(--text-s);
      font-weight: 600;
      color: var(--text-muted);
    }
    .part + .part {
      margin-top: var(--space-3);
    }
    textarea {
      display: block;
      width: 100%;
      padding: 8px 10px;
      color: var(--text);
      background: var(--field);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-m);
      font: 400 0.8125rem/1.45 var(--font-mono);
      resize: none;
    }
    .problem {
      color: var(--alarm);
    }
  `;

  constructor() {
    super();
    this.open = false;
    this.busy = false;
    this.name = '';
    this.error = '';
    this.copied = '';
    /** @type {string[]} */
    this.known = [];
  }

  render() {
    return this.closes ? this.#closing() : this.admitted ? this.#token() : this.#form();
  }

  /** @param {string} heading @param {any} body @param {any} actions */
  #dialog(heading, body, actions) {
    return html`<cs-dialog ?wide=${!!this.admitted} ?open=${this.open} heading=${heading} @close=${() => (this.open = false)} @keydown=${this.#key}>${this.open ? body : nothing}
      ${actions}</cs-dialog>`;
  }

  /** @param {KeyboardEvent} e */
  #key(e) {
    if (e.key === 'Enter' && /** @type {HTMLElement} */ (e.composedPath()[0]).tagName === 'INPUT') this.#admit();
  }

  #form() {
    const again = this.known.includes(this.name.trim());
    return html`<cs-button @press=${() => (this.open = true)}>Admit a gateway</cs-button>${this.#dialog(
      'Admit a gateway',
      html`<p>A gateway is a program beside a base station. It dials in to this server with a token of its own.</p>
        <cs-field name="name" required label="Name" .value=${this.name} .error=${this.error}
          hint=${again ? `${this.name.trim()} is let in already: a new token takes the place of its old one, and its connection ends until it has the new one.` : 'Small letters, digits and hyphens, such as north-hill. It stands in the record of the air.'}
          @change-value=${(/** @type {any} */ e) => (this.name = e.detail.value)}></cs-field>`,
      html`<cs-button slot="actions" @press=${() => (this.open = false)}>Leave</cs-button>
        <cs-button slot="actions" variant="primary" keys="Enter" ?busy=${this.busy} @press=${() => this.#admit()}>${again ? 'Give it a new token' : 'Admit'}</cs-button>`,
    )}`;
  }

  async #admit() {
    if (this.busy) return;
    const name = this.name.trim();
    this.error = NAME.test(name) ? '' : name ? 'Small letters, digits and hyphens, beginning with a letter or digit; 39 at most.' : 'What is it called?';
    if (this.error) return;
    this.busy = true;
    try {
      this.admitted = await post('/api/radio/gateways', { name });
      this.name = '';
      this.tell('radios-changed');
    } catch (failure) {
      const problem = /** @type {any} */ (failure);
      this.error = problem.of?.('name') ? `The name ${problem.of('name')}.` : problem.message;
    }
    this.busy = false;
  }

  #token() {
    const { name, token } = this.admitted;
    const text = (/** @type {string} */ id, /** @type {string} */ label, /** @type {string} */ value, /** @type {number} */ rows) => html`<div class="part">
      <label for=${id}><span>${label}</span><cs-button variant="quiet" label=${`Copy: ${label}`} @press=${() => this.#copy(id)}>${this.copied === id ? '✓ Copied' : 'Copy'}</cs-button></label>
      <textarea id=${id} readonly spellcheck="false" rows=${rows} .value=${value} @focus=${(/** @type {any} */ e) => e.target.select()}></textarea></div>`;
    return html`<cs-button variant="primary" @press=${() => (this.open = true)}>Token of ${name}</cs-button>${this.#dialog(
      `${name} is let in`,
      html`<p>Its token is shown this once: the server keeps only what proves it. Copy it into the file <code>token</code> beside the settings.</p>
        ${text('token', 'Token', token, 1)}${text('settings', 'Settings file', settingsOf(name, location), 13)}
        <p role="status" class="unseen">${this.copied ? 'Copied.' : ''}</p>`,
      html`<cs-button slot="actions" variant="primary" @press=${this.#kept}>I have kept the token</cs-button>`,
    )}`;
  }

  /** @param {string} id */
  async #copy(id) {
    const area = /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector(`#${id}`));
    area.focus();
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
      this.copied = id;
    } catch {
      // Without TLS the browser lets no page write to the clipboard; the text is selected instead.
      this.tell('said', { text: 'This browser does not let the page copy. The text is selected: press Ctrl C.', tone: 'warn' });
    }
  }

  async #kept() {
    this.open = false;
    this.copied = '';
    this.admitted = null;
    await this.updateComplete;
    /** @type {any} */ (this.renderRoot.querySelector('cs-button'))?.focus();
  }

  #closing() {
    return html`<cs-button variant="quiet" label=${`Close gateway ${this.closes}`} @press=${() => ((this.error = ''), (this.open = true))}>Close</cs-button>${this.#dialog(
      `Close gateway ${this.closes}?`,
      html`<p>Its program is cut off and its token is worth nothing any more. ${this.waiting ? `${count(this.waiting, 'command')} it was not told yet ${this.waiting === 1 ? 'waits' : 'wait'} for it; messages go by another gateway where one reaches the radio.` : 'Crews that it alone reaches get no orders by radio.'} Its record stays.</p>
        ${this.error ? html`<p class="problem" role="alert">▲ ${this.error}</p>` : nothing}`,
      html`<cs-button slot="actions" @press=${() => (this.open = false)}>Leave</cs-button>
        <cs-button slot="actions" variant="danger" ?busy=${this.busy} @press=${() => this.#close()}>Close it</cs-button>`,
    )}`;
  }

  async #close() {
    this.busy = true;
    try {
      await call('DELETE', `/api/radio/gateways/${encodeURIComponent(this.closes)}`);
      this.open = false;
      this.tell('said', { text: `Gateway ${this.closes} is let in no more.`, tone: 'good' });
      this.tell('radios-changed');
    } catch (failure) {
      this.error = /** @type {Error} */ (failure).message;
    }
    this.busy = false;
  }
}
customElements.define('gateway-admission', GatewayAdmission);
