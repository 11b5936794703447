import { CsElement, css, html, nothing } from '../components/base.js';
import { get, patiently } from '../lib/api.js';
import { clock, count, dateAndTime, useTimeZone } from '../lib/format.js';
import { rove } from '../lib/keys.js';
import { now } from '../lib/world.js';
import { historyStyles } from './history-styles.js';
import './history-detail.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';
import '../components/cs-page-head.js';

const PAGE = 50;
const states = ['', 'REPORTED', 'VERIFIED', 'RESPONDING', 'MADE_SAFE', 'RESTORED', 'RESTORATION_PENDING', 'CLOSED', 'UNFOUNDED', 'DUPLICATE', 'CUSTOMER_SIDE', 'REFERRED', 'REOPENED'];
const day = (/** @type {number} */ ago) => new Date(now() - ago * 86_400_000).toLocaleDateString('en-CA');

/** Past and open incidents with their times: filters, measures, table, and one of them in detail. */
export class HistoryPage extends CsElement {
  static properties = {
    me: { state: true },
    types: { state: true },
    filter: { state: true },
    found: { state: true },
    summary: { state: true },
    problem: { state: true },
    chosenId: { state: true },
  };
  static styles = historyStyles;

  constructor() {
    super();
    this.types = [];
    this.chosenId = new URLSearchParams(location.search).get('incident');
    this.filter = { from: day(30), to: day(0), q: '', type: '', state: '', page: 0 };
    this.#start();
  }

  async #start() {
    this.me = await patiently(() => get('/api/me'));
    useTimeZone((await patiently(() => get('/api/city'))).timeZone);
    this.#read();
    this.types = await patiently(() => get('/api/incident-types'));
  }

  /** @param {any} change */
  #change(change) {
    this.filter = { ...this.filter, page: 0, ...change };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#read(), 'q' in change ? 220 : 0);
  }

  async #read() {
    this.asked?.abort();
    this.asked = new AbortController();
    const { from, to, q, type, state, page } = this.filter;
    // The days are the person's; the server is asked for instants, the last day included.
    const range = { from: from ? new Date(`${from}T00:00:00`).toISOString() : '', to: to ? new Date(new Date(`${to}T00:00:00`).getTime() + 86_400_000).toISOString() : '' };
    const query = (/** @type {Record<string, any>} */ values) => new URLSearchParams(Object.entries(values).filter(([, v]) => v !== '').map(([k, v]) => [k, String(v)])).toString();
    try {
      const signal = this.asked.signal;
      [this.found, this.summary] = await Promise.all([
        get(`/api/history/incidents?${query({ ...range, q, type, state, page, size: PAGE })}`, { signal }),
        get(`/api/history/summary?${query(range)}`, { signal }),
      ]);
      this.problem = '';
    } catch (failure) {
      if (/** @type {any} */ (failure).name === 'Problem') this.problem = /** @type {Error} */ (failure).message;
    }
  }

  render() {
    const f = this.filter;
    const set = (/** @type {string} */ name) => (/** @type {any} */ e) => this.#change({ [name]: e.detail.value });
    return html`<cs-page-head heading="History" .me=${this.me}></cs-page-head>
      <div class="bar" role="search" aria-label="Filters">
        <cs-field kind="search" label="Number, address or words" .value=${f.q} @change-value=${set('q')}></cs-field>
        <cs-field kind="date" label="From" .value=${f.from} @change-value=${set('from')}></cs-field>
        <cs-field kind="date" label="To" .value=${f.to} @change-value=${set('to')}></cs-field>
        <cs-field kind="select" label="Type" .value=${f.type} .options=${[{ value: '', label: 'All types' }, ...this.types.map((/** @type {any} */ t) => ({ value: t.code, label: t.label }))]} @change-value=${set('type')}></cs-field>
        <cs-field kind="select" label="State" .value=${f.state} .options=${states.map((s) => ({ value: s, label: s ? s.charAt(0) + s.slice(1).toLowerCase().replaceAll('_', ' ') : 'All states' }))} @change-value=${set('state')}></cs-field>
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.#measures()}
      <div class="split ${this.chosenId ? 'open' : ''}">
        <main>${this.#table()}</main>
        ${this.chosenId ? html`<aside aria-label="Incident"><history-detail .incidentId=${this.chosenId} @detail-left=${() => (this.chosenId = null)}></history-detail></aside>` : nothing}
      </div>`;
  }

  #measures() {
    const s = this.summary;
    if (!s) return nothing;
    const measure = (/** @type {string} */ name, /** @type {any} */ m) => html`<div><dt>${name}</dt><dd>${m?.n ? clock(m.p50_s) : '–'}<small>${m?.n
      ? html`half within; 90 % within ${clock(m.p90_s)}; ${m.of ? `${m.within_target} of ${m.of} in target` : `of ${m.n}`}`
      : 'nothing measured yet'}</small></dd></div>`;
    return html`<section aria-label="Measures"><dl class="measures">
      <div><dt>Incidents</dt><dd>${s.incidents}<small>${(s.byType ?? []).slice(0, 3).map((/** @type {any} */ t) => `${t.n} ${t.label ?? this.types.find((/** @type {any} */ x) => x.code === t.type)?.label ?? t.type}`).join(', ')}</small></dd></div>
      ${measure('Sent to acknowledged', s.acknowledge)}${measure('Received to on site', s.response)}
      <div><dt>Customer-minutes without water</dt><dd>${(s.customerMinutes ?? 0).toLocaleString('en-CA')}<small>${s.customersInterrupted ? `${count(s.customersInterrupted, 'customer')}, ${clock(Math.round((s.customerMinutes / s.customersInterrupted) * 60))} each` : 'nobody, by the valves'}</small></dd></div>
    </dl></section>`;
  }

  #table() {
    const found = this.found;
    if (!found) return html`<cs-empty heading="Loading…"></cs-empty>`;
    if (!found.incidents.length) return html`<cs-empty heading="No incidents" text="Nothing matches these filters. Widen the dates or clear the words."></cs-empty>`;
    const pages = Math.ceil(found.total / PAGE);
    return html`<div class="wide" tabindex="0" role="region" aria-label="Incidents"><table>
      <thead><tr><th scope="col">Number</th><th scope="col">Type</th><th scope="col">Where</th><th scope="col">Opened</th><th scope="col">State</th><th scope="col">Crews</th>
        <th scope="col" class="n">Ack.</th><th scope="col" class="n">On site</th><th scope="col" class="n">Safe</th><th scope="col" class="n">Restored</th><th scope="col" class="n">Out</th><th scope="col" class="n" title="Customer-minutes without water, by the valves">Cust. min</th><th scope="col">Closed</th></tr></thead>
      <tbody @keydown=${(/** @type {KeyboardEvent} */ e) => rove(e, [...this.renderRoot.querySelectorAll('tbody button')])}>${found.incidents.map((/** @type {any} */ i) => html`<tr class=${i.id === this.chosenId ? 'chosen' : ''} @click=${() => (this.chosenId = i.id)}>
        <th scope="row"><button type="button" aria-current=${i.id === this.chosenId ? 'true' : 'false'}>${i.number}</button></th>
        <td class="type"><cs-badge priority=${i.priority}></cs-badge> ${i.typeLabel}</td><td>${i.addressText ?? html`<span class="muted">no location</span>`}</td>
        <td class="t">${dateAndTime(i.openedAt)}</td><td><cs-badge status=${i.state}></cs-badge></td><td>${(i.units ?? []).map((/** @type {any} */ u) => u.code ?? u).join(', ')}</td>
        <td class="n">${clock(i.acknowledge_s)}</td><td class="n">${clock(i.response_s)}</td><td class="n">${clock(i.madeSafe_s)}</td><td class="n">${clock(i.restore_s)}</td>
        <td class="n">${i.customersOut ?? '–'}</td><td class="n">${i.customerMinutes ? i.customerMinutes.toLocaleString('en-CA') : '–'}</td><td class="t">${dateAndTime(i.closedAt) || '–'}</td></tr>`)}</tbody></table></div>
      <div class="pages"><span class="muted">${count(found.total, 'incident')}</span>
        ${pages > 1 ? html`<cs-button why=${this.filter.page ? '' : 'This is the first page.'} @press=${() => this.#change({ page: this.filter.page - 1 })}>Back</cs-button>
          <span>${this.filter.page + 1} of ${pages}</span><cs-button why=${this.filter.page + 1 < pages ? '' : 'This is the last page.'} @press=${() => this.#change({ page: this.filter.page + 1 })}>On</cs-button>` : nothing}</div>`;
  }
}
customElements.define('history-page', HistoryPage);
