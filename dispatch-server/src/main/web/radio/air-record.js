import { CsElement, html, nothing } from '../components/base.js';
import { repeat } from 'lit/directives/repeat.js';
import { get } from '../lib/api.js';
import { count, dateAndTime, instantOf, timeWithSeconds } from '../lib/format.js';
import { Polling } from '../lib/polling.js';
import { now } from '../lib/world.js';
import { shapeIcon } from '../components/shapes.js';
import { MOST_LINES, countNew, eventLook, gatewayName, lineKey, radioMeant } from './radio-model.js';
import { airStyles } from './air-styles.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

const REFRESH_MS = 2_000;
const TYPING_MS = 250;
const empty = { radio: '', q: '', faults: false, from: '', to: '' };

/** The record of the air, newest first. While one reads further down, what is new waits behind a button. */
export class AirRecord extends CsElement {
  static properties = {
    radios: { attribute: false },
    filter: { state: true },
    lines: { state: true },
    found: { state: true },
    problem: { state: true },
    stale: { state: true },
  };
  static styles = airStyles;

  constructor() {
    super();
    this.filter = empty;
    /** What is shown. @type {import('./radio-model.js').Line[]|null} */
    this.lines = null;
    /** What the server answered last. @type {import('./radio-model.js').Line[]} */
    this.found = [];
    this.problem = '';
    this.stale = false;
    this.polling = new Polling((signal) => this.#read(signal), REFRESH_MS);
  }

  connectedCallback() {
    super.connectedCallback();
    this.polling.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.polling.stop();
  }

  /** Shows one radio's lines only. @param {string} radioId */
  async only(radioId) {
    this.#change({ radio: radioId });
    await this.updateComplete;
    /** @type {any} */ (this.renderRoot.querySelector('cs-field[name=radio]')).focus();
  }

  /** @param {Partial<typeof empty>} change */
  #change(change) {
    this.filter = { ...this.filter, ...change };
    this.problem = '';
    this.afresh = true;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.polling.now(), TYPING_MS);
  }

  get #query() {
    const { radio, q, faults, from, to } = this.filter;
    const wanted = { radioId: radioMeant(radio, this.radios), q: q.trim(), faults: faults ? 'true' : '', from: instantOf(from), to: instantOf(to) };
    return new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== '')).toString();
  }

  get #timesProblem() {
    const { from, to } = this.filter;
    return from && to && instantOf(to) <= instantOf(from) ? 'This is not after the beginning.' : '';
  }

  /** @param {AbortSignal} signal */
  async #read(signal) {
    if (this.#timesProblem) return;
    try {
      this.found = await get(`/api/radio/air?${this.#query}`, { signal });
      this.stale = false;
      this.problem = '';
      if (this.afresh || !this.lines || !this.#reads) this.#show();
      this.afresh = false;
    } catch (failure) {
      if (signal.aborted) throw failure;
      const problem = /** @type {any} */ (failure);
      this.stale = problem.passing ?? false;
      this.problem = this.stale ? '' : problem.message;
    }
  }

  /** Whether somebody has scrolled away from the newest line, or has marked some text to copy it. */
  get #reads() {
    const marked = /** @type {any} */ (this.renderRoot).getSelection?.() ?? getSelection();
    const marks = marked?.type === 'Range' && this.renderRoot.contains(marked.anchorNode);
    return marks || (this.renderRoot.querySelector('.wide')?.scrollTop ?? 0) > 4;
  }

  #show() {
    this.lines = this.found;
  }

  async #toNewest() {
    this.#show();
    await this.updateComplete;
    const list = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.wide'));
    list.scrollTop = 0;
    list.focus();
  }

  render() {
    const fresh = this.lines ? countNew(this.lines, this.found) : 0;
    return html`<div class="head"><h2>Record of the air</h2>
        ${this.stale ? html`<span class="warn small" role="status">◆ The server cannot be reached: as last known</span>` : nothing}
        <label class="tick"><input type="checkbox" .checked=${this.filter.faults} @change=${(/** @type {any} */ e) => this.#change({ faults: e.target.checked })} />Faults only</label>
        <cs-button variant="quiet" label="Clear the filters of the record" why=${Object.values(this.filter).some(Boolean) ? '' : 'Nothing is filtered.'} @press=${() => this.#change(empty)}>Clear</cs-button>
        <a href="/api/radio/air.csv?${this.#query}" download>Export as CSV</a></div>
      ${this.#filters()}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="list"><div class="new" role="status">${fresh ? html`<cs-button variant="primary" @press=${this.#toNewest}>↑ ${fresh} new</cs-button>` : nothing}</div>
        <div class="wide" tabindex="0" role="region" aria-label="Record of the air">${this.lines === null
          ? html`<cs-empty heading="Loading…"></cs-empty>`
          : this.lines.length
            ? this.#table(this.lines)
            : this.#nothing()}</div></div>`;
  }

  #filters() {
    const f = this.filter;
    const set = (/** @type {string} */ name) => (/** @type {any} */ e) => this.#change({ [name]: e.detail.value });
    return html`<div class="filters" role="search" aria-label="Record of the air">
      <cs-field class="radio" name="radio" kind="search" label="Radio or unit" .value=${f.radio} @change-value=${set('radio')}></cs-field>
      <cs-field class="words" name="q" kind="search" label="Words" .value=${f.q} @change-value=${set('q')}></cs-field>
      <cs-field class="time" name="from" kind="datetime-local" label="From" .value=${f.from} @change-value=${set('from')}></cs-field>
      <cs-field class="time" name="to" kind="datetime-local" label="To" .value=${f.to} .error=${this.#timesProblem} @change-value=${set('to')}></cs-field></div>`;
  }

  #nothing() {
    const f = this.filter;
    if (f.radio || f.q || f.faults) return html`<cs-empty heading="Nothing found" text="No line matches. Clear the fields, or choose an earlier beginning: without one, only the last 24 hours are looked through."></cs-empty>`;
    if (f.from || f.to) return html`<cs-empty heading="Nothing in these times" text="Nothing went over the air between them. Choose an earlier beginning."></cs-empty>`;
    return html`<cs-empty heading="Nothing in the last 24 hours" text="Each word sent and heard stands here. Choose an earlier beginning, or send a radio a test."></cs-empty>`;
  }

  /** @param {import('./radio-model.js').Line[]} lines */
  #table(lines) {
    const today = dateAndTime(now()).slice(0, 10);
    const units = new Map(this.radios.map((/** @type {any} */ r) => [r.radioId, r.unitCode]));
    return html`<table><thead><tr><th scope="col">Time</th><th scope="col">Channel</th><th scope="col">Radio</th><th scope="col">Event</th><th scope="col">Text</th></tr></thead>
      <tbody>${repeat(lines, lineKey, (line) => this.#line(line, today, units))}</tbody></table>
      <p class="foot muted">${lines.length >= MOST_LINES ? `Only the newest ${MOST_LINES} are shown. Choose times, or export.` : `${count(lines.length, 'line')}${this.filter.from ? '' : this.filter.to ? ', of the 24 hours before' : ', of the last 24 hours'}.`}</p>`;
  }

  /** @param {import('./radio-model.js').Line} line @param {string} today @param {Map<string, string>} units */
  #line(line, today, units) {
    const look = eventLook(line.event);
    const day = dateAndTime(line.at).slice(0, 10);
    return html`<tr class=${look.tone === 'emergency' ? 'emergency' : ''}>
      <td class="t">${timeWithSeconds(line.at)}${day === today ? nothing : html`<small>${day}</small>`}</td>
      <td class="via" title=${line.transport}>${line.transport}${line.gateway === 'here' ? nothing : html`<small>${gatewayName(line.gateway)}</small>`}</td>
      <td class="t">${line.radioId || html`<span class="muted">–</span>`}${units.get(line.radioId) ? html` <span class="muted">${units.get(line.radioId)}</span>` : nothing}</td>
      <td><span class="look ${look.tone}">${shapeIcon(look.shape, 11)}<span>${look.text}</span></span></td>
      <td class="text">${line.text}</td></tr>`;
  }
}
customElements.define('air-record', AirRecord);
