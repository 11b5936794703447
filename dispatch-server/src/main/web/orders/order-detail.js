import { CsElement, css, html, nothing } from '../components/base.js';
import { get, newId, post } from '../lib/api.js';
import { dateAndTime, timeOfDay } from '../lib/format.js';
import { looks, payment } from './orders-model.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';
import '../components/cs-timeline.js';
import '../console/attachment-panel.js';

/** The buttons and what is asked before each. @type {Record<string, {label: string, reason?: string, path: string}>} */
const acts = {
  RELEASE: { label: 'Release', path: 'release' },
  SEND: { label: 'Send a unit', path: 'send' },
  CANCEL: { label: 'Cancel', path: 'cancel', reason: 'Why it is cancelled' },
  UNABLE: { label: 'Unable', path: 'unable', reason: 'Why nobody can do it' },
  TOLD: { label: 'Crew told by voice', path: 'told' },
};

/** One order: what it says, what can be done with it, its log. @fires order-changed */
export class OrderDetail extends CsElement {
  static properties = {
    orderId: {},
    nudge: {},
    dispatches: { type: Boolean },
    detail: { state: true },
    asking: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  static styles = css`
    :host {
      display: flex;
      flex-direction: column;
      overflow: auto;
    }
    section, header {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-3) var(--space-4);
      border-bottom: 1px solid var(--line);
    }
    h2 {
      font-size: var(--text-xl);
      line-height: 1.25;
      overflow-wrap: anywhere;
    }
    h3 {
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    .stop, .problem {
      padding: 8px 12px;
      border-radius: var(--radius-m);
      color: var(--alarm);
      background: var(--alarm-wash);
    }
    .stop {
      font-weight: 600;
    }
    dl {
      display: grid;
      grid-template-columns: 104px minmax(0, 1fr);
      gap: 4px var(--space-3);
      overflow-wrap: anywhere;
    }
    dt {
      color: var(--text-muted);
    }
    a {
      color: var(--accent);
      text-underline-offset: 3px;
    }
    .tick {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--control);
    }
  `;

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('orderId')) Object.assign(this, { detail: null, asking: null, problem: '' });
    if (changed.has('orderId') || changed.has('nudge')) this.#read();
  }

  async #read() {
    const id = this.orderId;
    if (!id) return;
    try {
      const detail = await get(`/api/service-orders/${id}`);
      if (id === this.orderId) this.detail = detail;
    } catch (/** @type {any} */ failure) {
      if (id === this.orderId) this.problem = failure.message;
    }
  }

  render() {
    const o = this.detail?.order;
    if (!this.orderId) return html`<cs-empty heading="No order chosen" text="Choose one from the list: arrows move, Enter opens."></cs-empty>`;
    if (!o) return html`<cs-empty heading=${this.problem || 'Reading…'}></cs-empty>`;
    return html`<header><div><cs-badge tone=${looks[o.state].tone} shape=${looks[o.state].shape} text=${o.stateLabel}></cs-badge></div>
        <h2>${o.kindLabel} ${o.number}</h2>
        ${o.state === 'CANCEL_REQUESTED' ? html`<p class="stop" role="status">▲ ${o.stopAtDoor ? 'Stop at the door: the crew had arrived.' : 'Stop:'} ${o.unitCode} has not acknowledged yet.</p>` : nothing}
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.dispatches ? html`<div class="acts">${o.steps.filter((/** @type {any} */ s) => s.step !== 'TOLD' || s.allowed).map((/** @type {any} */ s) => this.#act(s))}</div>` : nothing}</header>
      <section aria-label="What it says"><dl>${this.#facts(o).map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing))}</dl></section>
      <attachment-panel owner="/api/service-orders/${o.id}" .nudge=${this.nudge} ?adds=${this.dispatches}></attachment-panel>
      <section aria-label="What happened"><h3>What happened</h3><cs-timeline dated .entries=${this.detail.log}></cs-timeline></section>
      ${this.asking ? this.#dialog(o) : nothing}`;
  }

  /** @param {any} o @returns {[string, any][]} */
  #facts(o) {
    const window = o.windowFrom && o.windowTo ? `, ${timeOfDay(o.windowFrom)} to ${timeOfDay(o.windowTo)}` : o.windowTo ? `, by ${timeOfDay(o.windowTo)}` : o.windowFrom ? `, from ${timeOfDay(o.windowFrom)}` : '';
    return [
      ['What to do', o.whatToDo],
      ['Where', o.addressText ?? 'No place known'],
      ['Customer', [o.customerName, o.account].filter(Boolean).join(', ')],
      ['Due', `${o.dueOn}${window} · ${o.minutes} min`],
      ['Unit', o.unitCode ? `${o.unitCode}${o.reserved ? `, reserved${o.plannedAt ? ` for ${dateAndTime(o.plannedAt)}` : ''}` : ''}` : 'None yet'],
      ['In the field', o.incidentId && o.unitCode ? html`<a href="/console?incident=${o.incidentId}">Show at the console</a>` : ''],
      ['Reason', o.reason],
      ['Amount', o.amount == null ? '' : Number(o.amount).toFixed(2)],
      ['Payment', payment(o)],
      ['Cancelled', o.cancelReason],
      ['From the CIS', dateAndTime(o.issuedAt)],
    ];
  }

  /** @param {any} step */
  #act(step) {
    return html`<cs-button variant=${step.step === 'CANCEL' ? 'danger' : ''} why=${step.why ?? ''} ?busy=${this.busy === step.step}
      @press=${() => this.#ask(step.step)}>${acts[step.step].label}</cs-button>`;
  }

  /** @param {string} step */
  #ask(step) {
    this.problem = '';
    const again = step === 'RELEASE' && this.detail.order.state === 'UNABLE';
    if (step === 'SEND' || acts[step].reason || again) this.asking = { step, id: newId(), unit: this.detail.order.unitCode ?? '', reason: '', later: false, beside: false, error: {}, needsReason: again || !!acts[step].reason };
    else this.#do(step, {});
  }

  /** @param {any} o */
  #dialog(o) {
    const q = this.asking;
    const set = (/** @type {any} */ part) => (this.asking = { ...this.asking, ...part });
    return html`<cs-dialog open heading="${acts[q.step].label}: ${o.number}" @close=${() => (this.asking = null)}>
      ${q.step === 'SEND'
        ? html`<cs-field id="unitCode" label="Unit (${o.unitKinds.join(' or ')})" required .value=${q.unit} .error=${q.error.unitCode ?? ''} @change-value=${(/** @type {any} */ e) => set({ unit: e.detail.value.toUpperCase() })}></cs-field>
            <label class="tick"><input type="checkbox" .checked=${q.later} @change=${(/** @type {any} */ e) => set({ later: e.target.checked })} /> Reserve it for later; the crew is not told yet</label>
            <label class="tick"><input type="checkbox" .checked=${q.beside} @change=${(/** @type {any} */ e) => set({ beside: e.target.checked })} /> Also when it has something else to do</label>`
        : nothing}
      ${q.needsReason || q.beside ? html`<cs-field id="reason" label=${acts[q.step].reason ?? 'Why'} required .value=${q.reason} .error=${q.error.reason ?? ''} @change-value=${(/** @type {any} */ e) => set({ reason: e.detail.value })}></cs-field>` : nothing}
      ${q.error.whole ? html`<p class="problem" role="alert">${q.error.whole}</p>` : nothing}
      <cs-button slot="actions" @press=${() => (this.asking = null)}>Leave it</cs-button>
      <cs-button slot="actions" variant="primary" ?busy=${this.busy === q.step} @press=${this.#answer}>${q.later ? 'Reserve' : acts[q.step].label}</cs-button></cs-dialog>`;
  }

  #answer = () => {
    const q = this.asking;
    const unit = q.unit.trim();
    const reason = q.reason.trim();
    const error = /** @type {any} */ ({});
    if (q.step === 'SEND' && !unit) error.unitCode = 'Say which unit.';
    if ((q.needsReason || q.beside) && !reason) error.reason = 'Say why, in a few words.';
    if (Object.keys(error).length) return void (this.asking = { ...q, error });
    const body = q.step === 'SEND' ? { assignmentId: q.id, unitCode: unit, reserved: q.later, override: q.beside, reason: reason || undefined } : { reason };
    return this.#do(q.step, body);
  };

  /** @param {string} step @param {any} body */
  async #do(step, body) {
    this.busy = step;
    try {
      this.detail = await post(`/api/service-orders/${this.orderId}/${acts[step].path}`, body);
      this.asking = null;
      this.tell('order-changed');
    } catch (/** @type {any} */ failure) {
      if (this.asking) {
        const fields = Object.fromEntries((failure.fields ?? []).map((/** @type {any} */ f) => [f.field, f.message]));
        this.asking = { ...this.asking, error: Object.keys(fields).length ? fields : { whole: failure.message } };
      } else this.problem = failure.message;
    }
    this.busy = '';
  }
}
customElements.define('order-detail', OrderDetail);
