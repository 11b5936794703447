import { CsElement, css, html, nothing } from '../components/base.js';
import { get, patiently, post } from '../lib/api.js';
import { useTimeZone } from '../lib/format.js';
import { Live } from '../lib/live.js';
import './radio-handset.js';
import '../components/cs-empty.js';
import '../components/cs-page-head.js';
import '../components/cs-toasts.js';

/** What each simulated radio displays and sends, as if one held it. */
export class SimulatedRadiosPage extends CsElement {
  static properties = { me: { state: true }, radios: { state: true }, status: { state: true }, onlyOn: { state: true } };
  static styles = css`
    main {
      padding: var(--space-4);
    }
    .muted {
      max-width: 80ch;
      margin-bottom: var(--space-4);
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(270px, 1fr));
      gap: var(--space-4);
    }
  `;

  constructor() {
    super();
    /** @type {any[]|null} */
    this.radios = null;
    this.status = 'connecting';
    this.#start();
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
      <main><p class="muted">Each handset stands for one crew’s radio. In manual mode nothing answers until you press; in automatic mode the radio acknowledges by itself.</p>
      ${this.radios === null
        ? html`<cs-empty heading="Loading…"></cs-empty>`
        : this.radios.length
          ? html`<ul aria-label="Radios">${[...this.radios].sort(byUnit).map((r) => html`<li><radio-handset .radio=${r}
              @radio-send=${(/** @type {any} */ e) => this.#post(r, 'send', e.detail)} @radio-switch=${(/** @type {any} */ e) => this.#post(r, 'switch', e.detail)}></radio-handset></li>`)}</ul>`
          : html`<cs-empty heading="No simulated radios" text="The server is set up with real radios, or with none."></cs-empty>`}</main>
      <cs-toasts></cs-toasts>`;
  }

  /** @param {any} radio @param {string} what @param {any} body */
  async #post(radio, what, body) {
    try {
      await post(`/api/radios/${radio.radioId}/${what}`, body);
    } catch (failure) {
      /** @type {any} */ (this.renderRoot.querySelector('cs-toasts')).show(/** @type {Error} */ (failure).message, 'alarm');
    }
  }
}
const byUnit = (/** @type {any} */ a, /** @type {any} */ b) => (a.unitCode ?? '~').localeCompare(b.unitCode ?? '~', 'en', { numeric: true });
customElements.define('simulated-radios-page', SimulatedRadiosPage);
