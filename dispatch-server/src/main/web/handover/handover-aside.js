import { CsElement, css, html, nothing } from '../components/base.js';
import { get, newId, patiently, post, put } from '../lib/api.js';
import { count, dateAndTime, instantOf } from '../lib/format.js';
import { hoursOf } from './handover-model.js';
import '../components/cs-button.js';
import '../components/cs-field.js';

/**
 * Beside the record: a standing order to write, the past records, and for a supervisor when shifts end.
 * @fires order-made @fires open-record `{id}`
 */
export class HandoverAside extends CsElement {
  static properties = { writes: { type: Boolean }, supervises: { type: Boolean }, chosenId: {}, past: { state: true }, order: { state: true }, hours: { state: true }, problems: { state: true } };
  static styles = css`
    :host {
      display: grid;
      gap: var(--space-4);
      align-content: start;
    }
    h2 {
      margin-bottom: var(--space-2);
      font-size: var(--text-l);
    }
    form {
      display: grid;
      gap: var(--space-2);
    }
    a {
      display: block;
      padding: 6px 8px;
      color: var(--accent);
      border-bottom: 1px solid var(--line);
      text-underline-offset: 3px;
    }
    a[aria-current='page'] {
      background: var(--selected);
    }
  `;

  constructor() {
    super();
    this.order = { text: '', until: '' };
    this.problems = {};
    this.read();
  }

  /** Asks for the past records, and when shifts end. */
  async read() {
    [this.past, this.hours] = await Promise.all([
      patiently(() => get('/api/handovers')),
      patiently(async () => (await get('/api/handovers/hours')).hours.map((/** @type {string} */ h) => h.slice(0, 5)).join(', ')),
    ]);
  }

  render() {
    return html`${this.writes ? this.#orderForm() : nothing}
      <section aria-label="Past handovers"><h2>Past handovers</h2>
        ${this.past?.length ? html`<ul>${this.past.map((/** @type {any} */ p) => html`<li><a href="/handover?id=${p.id}" aria-current=${p.id === this.chosenId ? 'page' : 'false'}>${dateAndTime(p.acceptedAt)}
          <span class="small muted">${p.signedName} to ${p.acceptedName}, ${count(p.incidents, 'incident')}${p.questions ? `, ${count(p.questions, 'question')}` : ''}</span></a></li>`)}</ul>`
          : html`<p class="muted small">None has been accepted yet.</p>`}</section>
      ${this.supervises ? this.#hoursForm() : nothing}`;
  }

  #orderForm() {
    const set = (/** @type {string} */ part) => (/** @type {any} */ e) => (this.order = { ...this.order, [part]: e.detail.value });
    return html`<section aria-label="Standing order"><h2>Write a standing order</h2><form @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
      <cs-field kind="area" label="What holds for every shift" .value=${this.order.text} .error=${this.problems.text ?? ''} @change-value=${set('text')}></cs-field>
      <cs-field kind="datetime-local" label="Until" .value=${this.order.until} .error=${this.problems.until ?? ''} @change-value=${set('until')}></cs-field>
      <div><cs-button @press=${() => this.#make()}>Let it hold</cs-button></div></form></section>`;
  }

  #hoursForm() {
    return html`<section aria-label="Handover hours"><h2>When shifts end</h2><form @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
      <cs-field label="Hours of the day" hint="On the city's clock. Half an hour after each, an alarm says that nobody has accepted. Empty for no alarm." .value=${this.hours ?? ''} .error=${this.problems.hours ?? ''}
        @change-value=${(/** @type {any} */ e) => (this.hours = e.detail.value)}></cs-field>
      <div><cs-button @press=${() => this.#saveHours()}>Save hours</cs-button></div></form></section>`;
  }

  async #make() {
    const { text, until } = this.order;
    this.problems = { text: text.trim() ? '' : 'Say what holds.', until: until ? '' : 'Say until when.' };
    if (this.problems.text || this.problems.until) return;
    this.orderId ??= newId();
    try {
      await post('/api/standing-orders', { id: this.orderId, text, holdsUntil: instantOf(until) });
      this.orderId = undefined;
      this.order = { text: '', until: '' };
      this.tell('order-made');
    } catch (/** @type {any} */ failure) {
      this.problems = failure.of?.('text') ? { text: failure.of('text') } : { until: failure.message };
    }
  }

  async #saveHours() {
    const hours = hoursOf(this.hours);
    this.problems = { hours: hours ? '' : 'Write times of the day as 06:00, with commas between them.' };
    if (!hours) return;
    try {
      await put('/api/handovers/hours', { hours });
      await this.read();
      this.tell('said', { text: 'Handover hours are saved.' });
    } catch (/** @type {any} */ failure) {
      this.problems = { hours: failure.message };
    }
  }
}
customElements.define('handover-aside', HandoverAside);
