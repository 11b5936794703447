import { CsElement, css, html, nothing } from '../components/base.js';
import { get, patiently } from '../lib/api.js';
import { useTimeZone } from '../lib/format.js';
import { Polling } from '../lib/polling.js';
import { mergeRadios } from './radio-model.js';
import './air-record.js';
import './gateway-list.js';
import './radio-list.js';
import '../components/cs-empty.js';
import '../components/cs-page-head.js';
import '../components/cs-toasts.js';

const REFRESH_MS = 2_000;

/** The radio operator's view: gateways and channels, radios, and what went over the air. */
export class RadioPage extends CsElement {
  static properties = {
    me: { state: true },
    gateways: { state: true },
    radios: { state: true },
    status: { state: true },
    simulated: { state: true },
    wanted: { state: true },
  };
  static styles = css`
    :host {
      display: flex;
      flex-direction: column;
      height: calc(100vh - var(--band, 0px));
      height: calc(100dvh - var(--band, 0px));
    }
    main {
      flex: 1;
      min-height: 0;
      display: grid;
      grid-template-columns: minmax(0, 46fr) minmax(0, 54fr);
      gap: 1px;
      background: var(--line);
    }
    .left {
      min-height: 0;
      display: flex;
      flex-direction: column;
      gap: 1px;
    }
    gateway-list {
      flex: 0 1 auto;
      max-height: 52%;
    }
    radio-list {
      flex: 1;
    }
    cs-empty {
      grid-column: 1 / -1;
      background: var(--surface);
    }
    @media (max-width: 1100px) {
      :host {
        height: auto;
      }
      main {
        grid-template-columns: minmax(0, 1fr);
      }
      gateway-list {
        max-height: none;
      }
      radio-list, air-record {
        height: 80vh;
      }
    }
  `;

  constructor() {
    super();
    this.status = 'connecting';
    this.simulated = false;
    /** @type {any[]|null} */
    this.gateways = null;
    /** @type {import('./radio-model.js').Radio[]} */
    this.radios = [];
    this.polling = new Polling((signal) => this.#read(signal), REFRESH_MS);
    this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.polling.stop();
  }

  async #start() {
    this.me = await patiently(() => get('/api/me'));
    useTimeZone((await patiently(() => get('/api/city'))).timeZone);
    this.polling.start();
    // The server answers 404 when its radios are real.
    if (this.#dispatches) this.simulated = await get('/api/radios').then((radios) => radios.length > 0, () => false);
  }

  get #dispatches() {
    return (this.me?.roles ?? []).some((/** @type {string} */ role) => ['DISPATCHER', 'SUPERVISOR'].includes(role));
  }

  /** @param {AbortSignal} signal */
  async #read(signal) {
    try {
      const [gateways, units] = await Promise.all([get('/api/radio/gateways', { signal }), get('/api/radio/units', { signal })]);
      this.gateways = gateways;
      this.radios = mergeRadios(gateways, units);
      this.status = 'live';
    } catch (failure) {
      if (signal.aborted) throw failure;
      this.status = 'reconnecting';
    }
  }

  render() {
    return html`<cs-page-head heading="Radio" .status=${this.status} .me=${this.me}></cs-page-head>
      <main @said=${(/** @type {any} */ e) => this.#say(e.detail)} @radios-changed=${() => this.polling.now()}>
        ${this.gateways && this.me
          ? html`<div class="left">
              <gateway-list .gateways=${this.gateways} .me=${this.me}></gateway-list>
              <radio-list .radios=${this.radios} .me=${this.me} ?simulated=${this.simulated}
                @show-record=${(/** @type {any} */ e) => this.#part('air-record').only(e.detail.radioId)}></radio-list></div>
            <air-record .radios=${this.radios}></air-record>`
          : html`<cs-empty heading="Loading…" text=${this.status === 'reconnecting' ? 'The server cannot be reached. It is asked again every two seconds.' : nothing}></cs-empty>`}
      </main>
      <cs-toasts></cs-toasts>`;
  }

  /** @param {{text: string, tone?: string}} remark */
  #say({ text, tone }) {
    this.#part('cs-toasts').show(text, tone);
  }

  /** @param {string} name @returns {any} */
  #part(name) {
    return this.renderRoot.querySelector(name);
  }
}
customElements.define('radio-page', RadioPage);
