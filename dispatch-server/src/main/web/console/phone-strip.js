import { CsElement, css, html, nothing } from '../components/base.js';
import { get, post } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { age } from '../lib/format.js';
import { now } from '../lib/world.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

/**
 * Calls that ring, and those that were answered but not written up yet. Reads them anew whenever `nudge` changes:
 * who calls is only told to those who ask.
 * @fires write-up `{call}` @fires missed-calls `{calls}` that are to be called back @fires said `{text, tone}`
 */
export class PhoneStrip extends CsElement {
  static properties = {
    calls: { state: true },
    nudge: {},
    me: { attribute: false },
    known: { state: true },
    ending: { state: true },
  };
  static styles = [
    panelStyles,
    css`
      ul {
        display: grid;
        gap: var(--space-2);
        max-height: 40vh;
        overflow: auto;
        padding: 2px;
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-3);
        padding: 8px 12px;
        background: var(--surface-raised);
        border: 1px solid var(--line-strong);
        border-inline-start: 4px solid var(--line-strong);
        border-radius: var(--radius-m);
        box-shadow: var(--shadow-2);
      }
      li.rings {
        border-inline-start-color: var(--accent);
      }
      .acts {
        display: flex;
        gap: var(--space-2);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {any[]} */
    this.calls = [];
    /** What is known of each number. @type {Record<string, any>} */
    this.known = {};
    new Ticking(this);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('nudge')) this.#read();
    if (changed.has('calls')) this.#ask();
  }

  async #read() {
    const waiting = await get('/api/phone-calls').catch(() => null); // read again with the next change
    if (!waiting) return;
    this.calls = waiting.open;
    this.tell('missed-calls', { calls: waiting.callbackOwed });
  }

  /** Answers a call, the one that rings longest when none is given. @param {any} [rings] */
  async answer(rings) {
    const call = rings ?? this.calls.find((c) => c.state === 'RINGING');
    if (!call) return this.tell('said', { text: 'No call rings.' });
    const answered = await this.#post(call, 'answer');
    if (answered) this.tell('write-up', { call: answered });
  }

  /** @param {any} call @param {string} what @param {any} [body] */
  #post(call, what, body) {
    return post(`/api/phone-calls/${call.id}/${what}`, body).catch((failure) => void this.tell('said', { text: failure.message, tone: 'alarm' }));
  }

  /** Asks once about each number that rings. */
  #ask() {
    for (const { number } of this.calls) {
      if (!number || this.known[number]) continue;
      this.known = { ...this.known, [number]: {} };
      get(`/api/screen-pop?number=${encodeURIComponent(number)}`)
        .then((known) => (this.known = { ...this.known, [number]: known }))
        .catch(() => {
          const { [number]: failed, ...others } = this.known; // asked again with the next change
          this.known = others;
        });
    }
  }

  render() {
    const rings = this.calls.filter((c) => c.state === 'RINGING');
    const answered = this.calls.filter((c) => c.state !== 'RINGING');
    if (!this.calls.length) return nothing;
    return html`<section role="region" aria-label="Telephone">
      <ul>${rings.map((c, i) => this.#ringing(c, i === 0))}${answered.map((c) => this.#answered(c))}</ul>
      <span class="unseen" role="status">${rings.length ? `A call rings: ${this.#who(rings[0])}` : ''}</span></section>${this.#dialog()}`;
  }

  /** @param {any} c @param {boolean} next */
  #ringing(c, next) {
    return html`<li class="rings" data-call=${c.id}><cs-badge tone="calm" shape="disc" text="Rings ${age(c.beganAt, now())}"></cs-badge>
      ${this.#about(c)}
      <div class="acts"><cs-button variant="primary" keys=${next ? 'F2' : ''} label="Answer ${c.number ?? 'the withheld number'}" @press=${() => this.answer(c)}>Answer</cs-button></div></li>`;
  }

  /** @param {any} c */
  #answered(c) {
    const mine = c.answeredBy === this.me?.username;
    return html`<li data-call=${c.id}><cs-badge tone="quiet" shape="ring" text=${c.hungUpAt ? 'Hung up' : 'On the line'}></cs-badge>
      <div class="cut">${this.#about(c)}<span class="small muted">Answered${c.answeredBy ? ` by ${mine ? 'you' : c.answeredBy}` : ''}, not written up yet</span></div>
      <div class="acts"><cs-button label="Write up ${c.number ?? 'the call of a withheld number'}" @press=${() => this.tell('write-up', { call: c })}>Write up</cs-button>
        <cs-button variant="quiet" label="Nobody there, ${c.number ?? 'withheld number'}" @press=${() => (this.ending = { call: c, note: '' })}>Nobody there</cs-button></div></li>`;
  }

  /** @param {any} c */
  #about(c) {
    const known = this.known[c.number] ?? {};
    const there = known.incidents ?? [];
    return html`<div class="cut"><strong>${c.number ?? 'Number withheld'}</strong> ${this.#name(c)}
      ${there.length ? html`<div class="small cut">${there[0].number} ${there[0].label}${there[0].addressText ? `, ${there[0].addressText}` : ''}${there.length > 1 ? ` and ${there.length - 1} more open there` : ''}</div>` : nothing}
      ${c.line ? html`<span class="small muted">on ${c.line}</span>` : nothing}</div>`;
  }

  /** @param {any} c */
  #name(c) {
    const customers = this.known[c.number]?.customers;
    if (!customers) return '';
    if (!customers.length) return html`<span class="muted">nobody known by this number</span>`;
    if (customers.length > 1) return `${customers.length} customers have this number`;
    return [customers[0].name, customers[0].address, customers[0].critical].filter(Boolean).join(', ');
  }

  /** @param {any} c */
  #who(c) {
    const [first] = this.known[c.number]?.customers ?? [];
    return [c.number ?? 'number withheld', first?.name, 'F2 answers it'].filter(Boolean).join(', ');
  }

  #dialog() {
    const q = this.ending;
    if (!q) return nothing;
    return html`<cs-dialog open heading="Nobody there?" @close=${() => (this.ending = null)}>
      <cs-field label="What was tried" required .value=${q.note} .error=${q.error} @change-value=${(/** @type {any} */ e) => (this.ending = { ...q, note: e.detail.value, error: undefined })}></cs-field>
      <cs-button slot="actions" variant="primary" @press=${() => this.#end(q)}>Put it away</cs-button></cs-dialog>`;
  }

  /** @param {any} q */
  #end(q) {
    if (!q.note.trim()) return (this.ending = { ...q, error: 'Say what was tried, such as “rang back twice”.' });
    this.ending = null;
    this.#post(q.call, 'abandoned', { note: q.note });
  }
}
customElements.define('phone-strip', PhoneStrip);
