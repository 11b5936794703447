import { CsElement, css, html, nothing } from '../components/base.js';
import { Problem, get, newId, post, put } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { duration, timeOfDay } from '../lib/format.js';
import { now } from '../lib/world.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

const ways = [
  { value: 'PHONE', label: 'By phone' },
  { value: 'RADIO', label: 'By radio' },
  { value: 'MESSAGE', label: 'By message' },
  { value: 'IN_PERSON', label: 'In person' },
];
const outcomes = /** @type {Record<string, {button: string, said: string}>} */ ({
  REACHED: { button: 'Told', said: 'told' },
  NOT_REACHED: { button: 'Not reached', said: 'not reached' },
  LEFT: { button: 'Need not know', said: 'need not know' },
});

/**
 * Who is to be told of an incident, rung by rung of the ladder, and what came of each try. `incident` as the detail has it;
 * asks again whenever that changes. @fires escalation-changed
 */
export class EscalationPanel extends CsElement {
  static properties = { incident: { attribute: false }, dispatches: { type: Boolean }, escalation: { state: true }, asking: { state: true }, problem: { state: true }, busy: { state: true } };
  static styles = [
    panelStyles,
    css`
      .rung {
        margin-top: var(--space-2);
        font-size: var(--text-s);
      }
      li {
        padding: 4px 0;
        font-size: var(--text-s);
      }
      li .row {
        justify-content: space-between;
      }
      .number {
        color: var(--accent);
        white-space: nowrap;
      }
      summary {
        padding: 6px 0;
        color: var(--accent);
        font-size: var(--text-s);
        cursor: pointer;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 28px;
        margin-inline-end: var(--space-3);
        font-size: var(--text-s);
      }
    `,
  ];

  constructor() {
    super();
    new Ticking(this);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('incident')) return;
    if (changed.get('incident')?.id !== this.incident.id) Object.assign(this, { escalation: null, asking: null, problem: null });
    this.#read();
  }

  async #read() {
    const { id } = this.incident;
    const escalation = await get(`/api/incidents/${id}/escalation`).catch(() => this.escalation);
    if (id === this.incident.id) this.escalation = escalation;
  }

  render() {
    const e = this.escalation;
    if (!e) return nothing;
    return html`<section aria-label="To be told"><h3>To be told</h3>
      ${this.problem && !this.asking ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      ${e.undone ? html`<p class="small warn">▲ ${e.undone}</p>` : nothing}
      ${e.undone ? nothing : e.rungs.length ? e.rungs.map((/** @type {any} */ r) => this.#rung(r)) : html`<p class="small muted">Nobody, by the ladder.</p>`}
      ${this.#flags(e.flags)}
    </section>${this.asking ? this.#dialog(this.asking) : nothing}`;
  }

  /** @param {any} r */
  #rung(r) {
    const left_s = (Date.parse(r.dueAt) - now()) / 1000;
    return html`<p class="rung"><b>${r.label}</b> <span class="muted">${r.why}${left_s > 0 ? `, in ${duration(left_s)}` : ''}</span></p>
      <ul>${r.contacts.map((/** @type {any} */ c) => this.#contact(r, c))}</ul>`;
  }

  /** @param {any} r @param {any} c */
  #contact(r, c) {
    const name = `${c.name}${c.person ? `, ${c.person}` : ''}`;
    return html`<li><div class="row"><span><span class=${c.settled ? 'tone-good' : 'warn'} aria-hidden="true">${c.settled ? '✓' : '▲'}</span> ${name}
        ${c.phone ? html`<a class="number" href="tel:${c.phone}">${c.phone}</a>` : html`<span class="muted">no number</span>`}</span>
        ${c.settled || !this.dispatches ? nothing : html`<span>${Object.entries(outcomes).map(([outcome, words]) => html`<cs-button variant="quiet" label="${name}: ${words.said}" @press=${() => this.#ask(r, c, outcome)}>${words.button}</cs-button>`)}</span>`}</div>
      ${c.attempts.map((/** @type {any} */ a) => html`<div class="muted">${timeOfDay(a.occurredAt)} ${outcomes[a.outcome].said}${a.channel ? ` ${ways.find((w) => w.value === a.channel)?.label.toLowerCase()}` : ''}${a.note ? `: ${a.note}` : ''} (${a.madeBy})</div>`)}</li>`;
  }

  /** @param {any[]} flags */
  #flags(flags) {
    const standing = flags.filter((f) => f.stands);
    if (!this.dispatches) return standing.length ? html`<p class="small">${standing.map((f) => f.label).join(', ')}</p>` : nothing;
    return html`<details ?open=${standing.length > 0}><summary>What makes it grave</summary>
      ${flags.map((f) => html`<label><input type="checkbox" .checked=${f.stands} ?disabled=${this.busy} @change=${(/** @type {any} */ e) => this.#do(() => put(`/api/incidents/${this.incident.id}/flags/${f.flag}`, { stands: e.target.checked }))} />${f.label}</label>`)}</details>`;
  }

  /** @param {any} rung @param {any} contact @param {string} outcome */
  #ask(rung, contact, outcome) {
    this.problem = null;
    this.asking = { id: newId(), rung, contact, outcome, channel: 'PHONE', note: '' };
  }

  /** @param {any} q */
  #dialog(q) {
    const left = q.outcome === 'LEFT';
    const answer = () => this.#do(() => post(`/api/incidents/${this.incident.id}/escalation/attempts`, { id: q.id, rungId: q.rung.id, roleId: q.contact.roleId, outcome: q.outcome, channel: left ? undefined : q.channel, note: q.note }));
    const set = (/** @type {any} */ change) => (this.asking = { ...this.asking, ...change });
    return html`<cs-dialog open heading="${q.contact.name}: ${outcomes[q.outcome].said}" @close=${() => (this.asking = null)}>
      <cs-field id="note" label=${left ? 'Why not' : 'What was said or tried (may be empty)'} ?required=${left} .value=${q.note} .error=${this.problem?.of('note') ?? ''}
        @change-value=${(/** @type {any} */ e) => set({ note: e.detail.value })} @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && answer()}></cs-field>
      ${left ? nothing : html`<cs-field kind="select" label="By which way" .value=${q.channel} .options=${ways} .error=${this.problem?.of('channel') ?? ''} @change-value=${(/** @type {any} */ e) => set({ channel: e.detail.value })}></cs-field>`}
      ${this.problem && !this.problem.fields.length ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      <cs-button slot="actions" @press=${() => (this.asking = null)}>Leave it</cs-button>
      <cs-button slot="actions" variant="primary" ?busy=${this.busy} @press=${answer}>Keep</cs-button>
    </cs-dialog>`;
  }

  /** @param {() => Promise<any>} work */
  async #do(work) {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      this.escalation = await work();
      this.asking = null;
      this.tell('escalation-changed');
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.problem = failure;
    }
    this.busy = false;
  }
}
customElements.define('escalation-panel', EscalationPanel);
