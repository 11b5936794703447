import { CsElement, css, html, nothing } from '../components/base.js';
import { get, post } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { age, timeOfDay } from '../lib/format.js';
import { now } from '../lib/world.js';
import { shapeIcon } from '../components/shapes.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

/**
 * All alarms, those out of sight too: taken, or put out of sight for a while with a reason. `standing` as the console holds
 * them; what is shelved is asked for when it opens. @fires close @fires take-alarm `{id}` @fires log-call `{alarm}` @fires open-incident `{id}`
 */
export class AlarmList extends CsElement {
  static properties = { standing: { attribute: false }, shelved: { state: true }, shelving: { state: true }, problem: { state: true } };
  static styles = css`
    li {
      display: grid;
      grid-template-columns: 14px minmax(0, 1fr) auto;
      gap: 2px var(--space-2);
      align-items: center;
      padding: 6px 0;
      border-bottom: 1px solid var(--line);
    }
    li svg { color: var(--alarm); }
    li.minor svg { color: var(--warn); }
    li.over svg, small { color: var(--text-muted); }
    small {
      display: block;
    }
    .row {
      display: flex;
      align-items: center;
      gap: 4px;
    }
    a {
      color: var(--accent);
      text-underline-offset: 3px;
    }
    h3 {
      margin: var(--space-3) 0 var(--space-1);
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    .form {
      display: grid;
      grid-template-columns: 110px minmax(0, 1fr) auto;
      grid-column: 1 / -1;
      gap: var(--space-2);
      align-items: end;
    }
    .scroll {
      max-height: 60vh;
      overflow: auto;
    }
  `;

  constructor() {
    super();
    this.standing = [];
    /** @type {any[]} */
    this.shelved = [];
    new Ticking(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  async #read() {
    this.shelved = (await get('/api/alarms').catch(() => ({ shelved: [] }))).shelved;
  }

  /** What was pressed may have gone with its alarm. @param {Map<string, any>} changed */
  updated(changed) {
    const gone = (changed.has('standing') || changed.has('shelved')) && !this.renderRoot.activeElement;
    if (gone) /** @type {HTMLElement|null} */ (this.renderRoot.querySelector('.scroll'))?.focus();
  }

  render() {
    const over = this.standing.filter((a) => a.overAt);
    return html`<cs-dialog open wide heading="Alarms">
      <div class="scroll" tabindex="-1">
        ${this.standing.length ? html`<ul aria-label="Standing">${this.standing.map((a) => this.#alarm(a))}</ul>` : html`<cs-empty heading="No alarms"></cs-empty>`}
        ${this.shelved.length ? html`<h3>Out of sight for a while</h3><ul aria-label="Shelved">${this.shelved.map((a) => this.#shelf(a))}</ul>` : nothing}
      </div>
      ${over.length ? html`<cs-button slot="actions" @press=${() => over.forEach((a) => this.tell('take-alarm', { id: a.id }))}>Take the ${over.length} that are over</cs-button>` : nothing}
      <cs-button slot="actions" variant="primary" @press=${() => this.tell('close')}>Close</cs-button>
    </cs-dialog>`;
  }

  /** @param {any} a */
  #alarm(a) {
    const minor = a.severity === 'MEDIUM';
    const asking = this.shelving?.id === a.id;
    return html`<li class="${minor ? 'minor' : ''} ${a.overAt ? 'over' : ''}">${shapeIcon(a.overAt ? 'check' : minor ? 'triangle' : 'octagon', 11)}
      <span>${a.text}<small>${age(a.since, now())}${a.overAt ? `, over since ${timeOfDay(a.overAt)}` : ''}</small></span>
      <span class="row">
        ${a.incidentId ? html`<cs-button variant="quiet" label="Open the incident of: ${a.text}" @press=${() => this.tell('open-incident', { id: a.incidentId })}>Open</cs-button>` : nothing}
        ${a.action === 'HAND_OVER' ? html`<a href="/handover">Hand over</a>` : nothing}
        ${a.action === 'PLAN_ORDER' ? html`<a href="/plan">Plan</a>` : nothing}
        ${a.action === 'CALL_BY_VOICE' ? html`<cs-button variant="quiet" label="Log a call: ${a.text}" @press=${() => this.tell('log-call', { alarm: a })}>Log call</cs-button>` : nothing}
        <cs-button variant="quiet" label="Shelve: ${a.text}" why=${a.severity === 'CRITICAL' ? 'An emergency cannot be shelved.' : ''} @press=${() => (this.shelving = { id: a.id, minutes: '15', reason: '' })}>Shelve</cs-button>
        <cs-button label="Taken: ${a.text}" @press=${() => this.tell('take-alarm', { id: a.id })}>Taken</cs-button></span>
      ${asking ? this.#shelvingForm() : nothing}</li>`;
  }

  #shelvingForm() {
    const s = this.shelving;
    return html`<div class="form">
      <cs-field label="Minutes" .value=${s.minutes} @change-value=${(/** @type {any} */ e) => (this.shelving = { ...this.shelving, minutes: e.detail.value })}></cs-field>
      <cs-field label="Why it may wait" required .value=${s.reason} .error=${this.problem ?? ''} @change-value=${(/** @type {any} */ e) => (this.shelving = { ...this.shelving, reason: e.detail.value })}
        @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && this.#shelve()}></cs-field>
      <cs-button variant="primary" @press=${() => this.#shelve()}>Shelve</cs-button></div>`;
  }

  /** @param {any} a */
  #shelf(a) {
    return html`<li class="over">${shapeIcon('pause', 11)}<span>${a.text}<small>until ${timeOfDay(a.shelvedUntil)}, ${a.shelvedBy}: ${a.shelvedWhy}</small></span>
      <cs-button variant="quiet" label="Bring back: ${a.text}" @press=${async () => { await post(`/api/alarms/${a.id}/unshelve`).catch(() => null); this.#read(); }}>Bring back</cs-button></li>`;
  }

  async #shelve() {
    const { id, minutes, reason } = this.shelving;
    const whole = Number(minutes);
    if (!Number.isInteger(whole) || whole < 1 || whole > 480) return void (this.problem = 'From 1 to 480 minutes.');
    if (!reason.trim()) return void (this.problem = 'Say why, in a few words.');
    try {
      await post(`/api/alarms/${id}/shelve`, { minutes: whole, reason });
      Object.assign(this, { shelving: null, problem: '' });
      await this.#read();
    } catch (/** @type {any} */ failure) {
      this.problem = failure.message;
    }
  }
}
customElements.define('alarm-list', AlarmList);
