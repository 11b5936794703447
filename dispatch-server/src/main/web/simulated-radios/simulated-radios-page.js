import { CsElement, css, html } from '../components/base.js';
import { repeat } from 'lit/directives/repeat.js';
import { get, patiently, post, put } from '../lib/api.js';
import { useTimeZone } from '../lib/format.js';
import { bindKeys } from '../lib/keys.js';
import { Live } from '../lib/live.js';
import { FILTERS, NORMAL, isUnusual, keepOn, shown } from './handset-model.js';
import './handset-setup.js';
import './radio-handset.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';
import '../components/cs-page-head.js';
import '../components/cs-toasts.js';

/** What each simulated radio displays and sends, as if one held it, and what is wrong with it. */
export class SimulatedRadiosPage extends CsElement {
  static properties = { me: { state: true }, radios: { state: true }, status: { state: true }, wanted: { state: true }, filter: { state: true } };
  static styles = css`
    .bar {
      position: sticky;
      z-index: 5;
      top: var(--band, 0px);
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--space-2);
      padding: var(--space-2) var(--space-4) var(--space-3);
      background: var(--ground);
      border-bottom: 1px solid var(--line);
    }
    .bar cs-field {
      flex: 0 1 220px;
    }
    .bar p {
      flex: 1 1 300px;
      align-self: center;
      max-width: 76ch;
      margin-inline: var(--space-2) auto;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(282px, 1fr));
      gap: var(--space-3);
      padding: var(--space-3) var(--space-4) var(--space-6);
    }
    li {
      min-width: 0;
    }
  `;

  constructor() {
    super();
    /** @type {import('./handset-model.js').Handset[]|null} */
    this.radios = null;
    this.status = 'connecting';
    this.wanted = '';
    this.filter = '';
    /** @type {Set<string>|null} */
    this.kept = null;
    this.#start();
  }

  connectedCallback() {
    super.connectedCallback();
    this.unbind = bindKeys(window, [{ key: '/', does: 'Find a unit or radio', run: () => this.#part('.bar cs-field')?.focus() }]);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unbind?.();
  }

  async #start() {
    this.me = await patiently(() => get('/api/me'));
    useTimeZone((await patiently(() => get('/api/city'))).timeZone);
    this.live = new Live({
      destination: '/topic/radio',
      takeSnapshot: async () => ({ radios: await get('/api/radios') }),
      onSnapshot: (snapshot) => (this.radios = snapshot.radios),
      onMessage: (message) => this.#heard(message),
      onStatus: (status) => (this.status = status),
    }).start();
  }

  /** @param {any} message */
  #heard(message) {
    const radio = message.radio;
    const known = (this.radios ?? []).some((r) => r.radioId === radio.radioId);
    this.radios = known ? (this.radios ?? []).map((r) => (r.radioId === radio.radioId ? radio : r)) : [...(this.radios ?? []), radio];
  }

  render() {
    return html`<cs-page-head heading="Simulated radios" .status=${this.status} .me=${this.me}></cs-page-head>
      <main>${this.radios === null
        ? html`<cs-empty heading="Loading…"></cs-empty>`
        : this.radios.length
          ? html`${this.#bar(this.radios)}${this.#list(this.radios)}`
          : html`<cs-empty heading="No simulated radios" text="The server is set up with real radios, or with none."></cs-empty>`}</main>
      <handset-setup @said=${(/** @type {any} */ e) => this.#part('cs-toasts').show(e.detail.text, e.detail.tone)}></handset-setup>
      <cs-toasts></cs-toasts>`;
  }

  /** @param {import('./handset-model.js').Handset[]} radios */
  #bar(radios) {
    const chip = (/** @type {string} */ filter, /** @type {string} */ name) =>
      html`<cs-button pressed=${String(this.filter === filter)} @press=${() => this.#choose(filter)}>${name} ${radios.filter(FILTERS[filter]).length}</cs-button>`;
    return html`<div class="bar"><cs-field kind="search" label="Find a unit or radio" .value=${this.wanted} @change-value=${(/** @type {any} */ e) => (this.wanted = e.detail.value)}><kbd slot="aside" aria-hidden="true">/</kbd></cs-field>
      ${chip('unanswered', 'Unanswered')}${chip('misbehaving', 'Misbehaving')}
      <p class="muted small">Each handset is one crew’s radio. Nothing answers until you press, unless its crew acknowledges by itself.</p>
      <cs-button @press=${() => this.#part('handset-setup').askAll()}>Set up all</cs-button>
      <cs-button why=${radios.some(isUnusual) ? '' : 'Every radio behaves normally.'} @press=${() => this.#try(() => put('/api/radios/behaviour', NORMAL))}>All back to normal</cs-button></div>`;
  }

  /** @param {import('./handset-model.js').Handset[]} radios */
  #list(radios) {
    if (this.kept) this.kept = keepOn(this.kept, radios, this.filter);
    const found = shown(radios, this.wanted, this.kept);
    if (!found.length)
      return html`<cs-empty heading=${this.wanted.trim() ? 'No such radio' : 'None'} text=${this.wanted.trim() ? `None has “${this.wanted.trim()}” in its unit or id${this.filter ? ` and is ${this.filter}` : ''}.` : `No radio is ${this.filter}. One that comes to be stands here at once.`}></cs-empty>`;
    return html`<ul aria-label="Radios">${repeat(found, (r) => r.radioId, (r) => html`<li><radio-handset data-radio=${r.radioId} .radio=${r}
      @radio-send=${(/** @type {any} */ e) => this.#post(r, 'send', e.detail)} @radio-switch=${(/** @type {any} */ e) => this.#post(r, 'switch', e.detail)}
      @radio-emergency=${() => this.#emergency(r)} @radio-setup=${() => this.#part('handset-setup').ask(r)}
      @radio-normal=${() => this.#try(() => put(`${at(r)}/behaviour`, NORMAL))}></radio-handset></li>`)}</ul>`;
  }

  /** @param {string} filter */
  #choose(filter) {
    this.filter = this.filter === filter ? '' : filter;
    this.kept = this.filter ? new Set() : null;
  }

  /** @param {any} radio */
  #emergency(radio) {
    this.#try(async () => {
      await post(`${at(radio)}/emergency`);
      this.#part('cs-toasts').show(`Emergency button of radio ${radio.radioId} pressed. Its alarm stands at the consoles until it is taken.`, 'warn');
    });
  }

  /** @param {any} radio @param {string} what @param {any} body */
  #post(radio, what, body) {
    return this.#try(() => post(`${at(radio)}/${what}`, body));
  }

  /** @param {() => Promise<any>} act */
  async #try(act) {
    try {
      await act();
    } catch (failure) {
      this.#part('cs-toasts').show(/** @type {Error} */ (failure).message, 'alarm');
    }
  }

  /** @param {string} name @returns {any} */
  #part(name) {
    return this.renderRoot.querySelector(name);
  }
}
/** @param {import('./handset-model.js').Handset} radio */
const at = (radio) => `/api/radios/${encodeURIComponent(radio.radioId)}`;
customElements.define('simulated-radios-page', SimulatedRadiosPage);
