import { CsElement, css, html, nothing } from '../components/base.js';
import { Problem, get, newId, post } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { dateAndTime, distance, instantOf } from '../lib/format.js';
import { closuresNow } from '../lib/store.js';
import { now } from '../lib/world.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

/**
 * The streets closed for an incident: closes the one it is on, from one turning to the next, and opens it again.
 * Crews are then ranked by the way around. @fires said `{text, tone}`
 */
export class RoadClosures extends CsElement {
  static properties = {
    incidentId: {},
    closures: { attribute: false }, // all that stand in the city
    dispatches: { type: Boolean },
    asking: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  static styles = [
    panelStyles,
    css`
      :host {
        display: block;
      }
      .closure {
        padding: 4px 0;
        overflow-wrap: anywhere;
      }
      .closure cs-button {
        margin-inline-start: auto;
      }
      .closure p {
        flex: 1;
        min-width: 0;
      }
      .form {
        display: grid;
        gap: var(--space-3);
      }
    `,
  ];

  constructor() {
    super();
    this.problem = '';
    new Ticking(this);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('incidentId')) Object.assign(this, { asking: null, problem: '' });
  }

  render() {
    const own = (this.closures ?? []).filter((/** @type {any} */ c) => c.incidentId === this.incidentId && !(c.until && Date.parse(c.until) <= now()));
    return html`<section aria-label="Streets closed for this incident">
      <h3>Streets ${this.dispatches ? html`<cs-button variant="quiet" keys="R" ?busy=${this.busy === 'ask'} @press=${() => this.ask()}>Close road</cs-button>` : nothing}</h3>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${own.length ? own.map((/** @type {any} */ c) => this.#closure(c)) : html`<p class="small muted">No street is closed for it.</p>`}
    </section>${this.asking ? this.#dialog() : nothing}`;
  }

  /** @param {any} c */
  #closure(c) {
    const name = c.streetName || 'Street';
    const when = closuresNow([c], now()).length ? `closed${c.until ? ` until ${dateAndTime(c.until)}` : ''}` : `to be closed from ${dateAndTime(c.from)}`;
    return html`<div class="row closure"><p><b>${name}</b> ${when}<span class="small muted"> · ${c.reason} · ${c.madeBy}</span></p>
      ${this.dispatches ? html`<cs-button label="Open ${name} again" ?busy=${this.busy === c.id} @press=${() => this.#lift(c)}>Open</cs-button>` : nothing}</div>`;
  }

  /** Asks for what would be closed, then shows it. */
  async ask() {
    if (!this.dispatches || this.busy) return;
    await this.#do('ask', async () => {
      const proposal = await get(`/api/incidents/${this.incidentId}/road-closure-proposal`);
      if (proposal.closed) this.problem = `${proposal.streetName || 'The street'} is closed here already.`;
      else this.asking = { id: newId(), proposal, reason: '', until: '', wrong: {} };
    });
  }

  #dialog() {
    const q = this.asking;
    const set = (/** @type {string} */ name) => (/** @type {any} */ e) => (this.asking = { ...this.asking, [name]: e.detail.value, wrong: { ...this.asking.wrong, [name]: '' } });
    return html`<cs-dialog open heading="Close ${q.proposal.streetName || 'the street'}" @close=${() => (this.asking = null)}>
      <div class="form" @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && this.#close()}>
        ${q.problem ? html`<p class="problem" role="alert">${q.problem}</p>` : nothing}
        <p>${distance(q.proposal.length_m)}, from one turning to the next. Crews are sent around it; doors on it are still reached.</p>
        <cs-field id="reason" label="Why" required .value=${q.reason} .error=${q.wrong.reason ?? ''} @change-value=${set('reason')}></cs-field>
        <cs-field id="until" label="Until" kind="datetime-local" hint="Leave it empty while nobody knows." .value=${q.until} .error=${q.wrong.until ?? ''} @change-value=${set('until')}></cs-field>
      </div>
      <cs-button slot="actions" @press=${() => (this.asking = null)}>Leave it open</cs-button>
      <cs-button slot="actions" variant="primary" ?busy=${this.busy === 'close'} @press=${() => this.#close()}>Close road</cs-button>
    </cs-dialog>`;
  }

  async #close() {
    const q = this.asking;
    if (this.busy) return;
    if (!q.reason.trim()) return void (this.asking = { ...q, wrong: { ...q.wrong, reason: 'Say why, in a few words.' } });
    this.busy = 'close';
    try {
      await post('/api/road-closures', { id: q.id, incidentId: this.incidentId, reason: q.reason.trim(), until: instantOf(q.until) || null });
      this.asking = null;
      this.tell('said', { text: `${q.proposal.streetName || 'The street'} is closed.`, tone: 'good' });
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      const wrong = { reason: failure.of('reason') ?? '', until: failure.of('until') ?? '' };
      this.asking = { ...q, wrong, problem: wrong.reason || wrong.until ? '' : failure.message };
    }
    this.busy = '';
  }

  /** @param {any} closure */
  #lift(closure) {
    return this.#do(closure.id, async () => {
      await post(`/api/road-closures/${closure.id}/lift`);
      this.tell('said', { text: `${closure.streetName || 'The street'} is open again.`, tone: 'good' });
    });
  }

  /** @param {string} busy @param {() => Promise<any>} work */
  async #do(busy, work) {
    this.busy = busy;
    this.problem = '';
    try {
      await work();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.problem = failure.message;
    }
    this.busy = '';
  }
}
customElements.define('road-closures', RoadClosures);
