import { CsElement, css, html, nothing } from '../components/base.js';
import { boardStyles } from '../components/board-styles.js';
import { get, patiently } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { count, dateAndTime, useTimeZone } from '../lib/format.js';
import { bindKeys } from '../lib/keys.js';
import { Live } from '../lib/live.js';
import { states } from './orders-model.js';
import './order-detail.js';
import './order-import.js';
import './order-list.js';
import '../components/cs-button.js';
import '../components/cs-field.js';
import '../components/cs-page-head.js';

/** The service orders: those of a day by state, one of them with what can be done, and files of them. */
export class OrdersPage extends CsElement {
  static properties = {
    me: { state: true },
    status: { state: true },
    listing: { state: true },
    filter: { state: true },
    chosenId: { state: true },
    nudge: { state: true },
    problem: { state: true },
    importing: { state: true },
  };
  static styles = [
    boardStyles,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-2) var(--space-3);
        padding: var(--space-3) var(--space-4);
      }
      .bar cs-field {
        width: 190px;
      }
      .bar .words {
        width: 260px;
      }
      .states {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        padding: 0 var(--space-4) var(--space-3);
      }
      .push {
        margin-inline-start: auto;
      }
    `,
  ];

  constructor() {
    super();
    const asked = new URLSearchParams(location.search);
    this.filter = { day: asked.has('text') ? '' : null, state: '', kind: '', text: asked.get('text') ?? '' };
    this.status = 'connecting';
    this.problem = '';
    this.nudge = 0;
    new Ticking(this);
    this.#start();
  }

  connectedCallback() {
    super.connectedCallback();
    this.unbind = bindKeys(window, [
      { key: '/', does: 'Find an order', run: () => this.#focus('.words') },
      { key: 'q', does: 'Go to the list', run: () => this.#focus('order-list') },
    ]);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unbind?.();
    this.live?.stop();
  }

  /** @param {string} what */
  #focus(what) {
    /** @type {HTMLElement|null} */ (this.renderRoot.querySelector(what))?.focus();
  }

  async #start() {
    const me = await patiently(() => get('/api/me'));
    useTimeZone((await patiently(() => get('/api/city'))).timeZone);
    this.filter = { ...this.filter, day: this.filter.day ?? this.#today };
    this.me = me;
    this.live = new Live({
      destination: '/topic/console',
      takeSnapshot: () => get('/api/console/snapshot', { timeout_ms: 8_000 }),
      onSnapshot: () => this.#changed(),
      onMessage: (message) => ['ORDER', 'CITY'].includes(message.kind) && this.#changed(),
      onStatus: (status) => (this.status = status),
    }).start();
  }

  get #today() {
    return dateAndTime(Date.now()).slice(0, 10);
  }

  get #dispatches() {
    return this.me.roles.some((/** @type {string} */ role) => ['DISPATCHER', 'SUPERVISOR'].includes(role));
  }

  /** Several changes in a row are one look. */
  #changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#read(), 80);
  }

  async #read() {
    this.asked?.abort();
    this.asked = new AbortController();
    const wanted = Object.entries(this.filter).filter(([, value]) => value);
    try {
      this.listing = await get(`/api/service-orders?${new URLSearchParams(/** @type {any} */ (wanted))}`, { signal: this.asked.signal });
      this.problem = '';
      this.nudge++;
    } catch (/** @type {any} */ failure) {
      if (failure.name !== 'AbortError') this.problem = `The orders could not be read: ${failure.message}`;
    }
  }

  /** @param {any} part */
  #filterBy(part) {
    this.filter = { ...this.filter, ...part };
    this.#changed();
  }

  render() {
    if (!this.me) return nothing;
    const supervises = this.me.roles.includes('SUPERVISOR');
    return html`<cs-page-head heading="Service orders" .me=${this.me} .status=${this.status}></cs-page-head>
      ${this.#bar(supervises)}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <main><order-list .listing=${this.listing} .chosenId=${this.chosenId} .today=${this.#today} .now_ms=${Date.now()}
          @open-order=${(/** @type {any} */ e) => this.#open(e.detail.id)}></order-list>
        <order-detail .orderId=${this.chosenId} .nudge=${this.nudge} ?dispatches=${this.#dispatches} @order-changed=${() => this.#changed()}></order-detail></main>
      ${this.importing ? html`<order-import @close=${() => (this.importing = false)} @order-changed=${() => this.#changed()}></order-import>` : nothing}`;
  }

  /** @param {boolean} supervises */
  #bar(supervises) {
    const f = this.filter;
    const set = (/** @type {string} */ part) => (/** @type {any} */ e) => this.#filterBy({ [part]: e.detail.value });
    const kinds = [{ value: '', label: 'All kinds' }, ...(this.listing?.kinds ?? []).map((/** @type {any} */ k) => ({ value: k.code, label: k.label }))];
    const byState = this.listing?.byState ?? {};
    const all = Object.values(byState).reduce((/** @type {number} */ sum, n) => sum + Number(n), 0);
    return html`<div role="search"><div class="bar">
        <cs-field label="Day" kind="date" .value=${f.day} @change-value=${set('day')}></cs-field>
        <cs-field label="Kind" kind="select" .value=${f.kind} .options=${kinds} @change-value=${set('kind')}></cs-field>
        <cs-field class="words" label="Number, address, customer or unit" kind="search" .value=${f.text} @change-value=${set('text')}></cs-field>
        <span class="muted" role="status">${this.listing ? this.#said() : 'Reading…'}</span>
        ${supervises ? html`<cs-button class="push" @press=${() => (this.importing = true)}>Import a file</cs-button>` : nothing}</div>
      <div class="states" role="group" aria-label="State">
        <cs-button pressed=${f.state ? 'false' : 'true'} @press=${() => this.#filterBy({ state: '' })}>All ${all}</cs-button>
        ${states.filter((state) => byState[state] || f.state === state).map((state) => html`<cs-button pressed=${f.state === state ? 'true' : 'false'}
          @press=${() => this.#filterBy({ state })}>${state.charAt(0)}${state.slice(1).toLowerCase().replaceAll('_', ' ')} ${byState[state] ?? 0}</cs-button>`)}</div></div>`;
  }

  #said() {
    const { orders, total } = this.listing;
    return orders.length < total ? `The first ${orders.length} of ${count(total, 'order')}; narrow the search for the others.` : count(total, 'order');
  }

  /** @param {string} id */
  #open(id) {
    this.chosenId = id;
  }
}
customElements.define('orders-page', OrdersPage);
