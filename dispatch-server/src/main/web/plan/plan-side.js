import { CsElement, css, html, nothing } from '../components/base.js';
import { count, dateAndTime, timeOfDay } from '../lib/format.js';
import { find, wanted, wishWords } from './plan-model.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

/**
 * Beside the lanes: what the plan does not know of, what is wanted otherwise, the chosen stop with its unit's day, what is left
 * out and why, and what differs from the version before.
 * @fires choose-order `{orderId}` @fires want-unit `{orderId, unitCode}` @fires take-back `{orderId}`
 */
export class PlanSide extends CsElement {
  static properties = {
    plan: { attribute: false },
    wishes: { attribute: false },
    moves: { attribute: false },
    overtaken: { attribute: false },
    notDone: { attribute: false },
    chosenId: {},
    mayEdit: { type: Boolean },
  };
  static styles = css`
    :host {
      display: block;
      overflow: auto;
    }
    section {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-3) var(--space-4);
      border-bottom: 1px solid var(--line);
    }
    h2 {
      font-size: var(--text-l);
      overflow-wrap: anywhere;
    }
    .part {
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    ul, ol {
      display: grid;
      gap: var(--space-1);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      overflow-wrap: anywhere;
    }
    .warn {
      padding: 8px 12px;
      border-radius: var(--radius-m);
      color: var(--warn);
      background: var(--warn-wash);
    }
    .breaks {
      color: var(--warn);
    }
    .wish {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2);
    }
    .day button, .out > button {
      display: grid;
      grid-template-columns: 96px minmax(0, 1fr);
      gap: 0 var(--space-2);
      width: 100%;
      padding: 4px 6px;
      border: 1px solid transparent;
      border-radius: var(--radius-s);
      background: none;
      color: var(--text);
      text-align: start;
      cursor: pointer;
    }
    .out > button {
      grid-template-columns: minmax(0, 1fr);
      font-weight: 600;
    }
    .day button:hover, .out > button:hover {
      background: var(--surface-hover);
    }
    .day button[aria-current='true'], .out > button[aria-current='true'] {
      background: var(--selected);
    }
    a {
      color: var(--accent);
      text-underline-offset: 3px;
    }
    time {
      font-variant-numeric: tabular-nums;
      color: var(--text-muted);
    }
    .out ul {
      padding-inline-start: 7px;
      font-size: var(--text-s);
      color: var(--text-muted);
    }
  `;

  /** Puts the keyboard where another unit is chosen. */
  focusUnit() {
    /** @type {HTMLElement|null} */ (this.renderRoot.querySelector('cs-field'))?.focus();
  }

  render() {
    const { leftOut, changes, causes } = this.plan.content;
    const asked = Object.entries(this.wishes);
    return html`${this.#words('Overtaken', 'What the plan does not know of', this.overtaken, 'warn')}
      ${this.#words('Not done', 'What could not be sent or reserved', this.notDone, 'warn')}
      ${asked.length
        ? html`<section aria-label="Not planned yet"><h2 class="part">Wanted, not planned yet</h2><ul>${asked.map(([orderId, unitCode]) => html`<li class="wish"><span>${wishWords(this.plan, orderId, unitCode)}${this.#outlook(orderId, unitCode)}</span>
            <cs-button variant="quiet" label="Take back: ${wishWords(this.plan, orderId, unitCode)}" @press=${() => this.tell('take-back', { orderId })}>Take back</cs-button></li>`)}</ul>
          <p class="muted">As the other stops stand. Planning again may find better; what would break a rule is left out then, with the reason.</p></section>`
        : nothing}
      ${this.#chosen()}
      <section aria-label="Left out"><h2 class="part">${leftOut.length ? `${count(leftOut.length, 'order')} left out` : 'No order is left out'}</h2>
        <ul>${leftOut.map((/** @type {any} */ out) => this.#out(out))}</ul></section>
      ${this.#words('Causes', 'Why it was planned again', causes.map((/** @type {any} */ cause) => cause.words), '')}
      ${this.#words('Changes', `What differs from version ${this.plan.version - 1}`, changes, '')}`;
  }

  /** @param {string} label @param {string} heading @param {string[]} lines @param {string} look */
  #words(label, heading, lines, look) {
    if (!lines?.length) return nothing;
    return html`<section aria-label=${label}><h2 class="part">${heading}</h2><ul class=${look}>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;
  }

  /** What becomes of a move, as far as it is known. @param {string} orderId @param {string} unitCode */
  #outlook(orderId, unitCode) {
    const move = this.moves?.find((/** @type {any} */ m) => m.orderId === orderId && m.unitCode === unitCode);
    if (!move) return nothing;
    return move.broken.length
      ? html`<br /><span class="breaks">Would break: ${move.broken.join('; ')}</span>`
      : html`<br /><span class="muted">Fits: from ${timeOfDay(move.startsAt)}, ${move.moreDriving_min} min more driving</span>`;
  }

  #chosen() {
    if (!this.chosenId) return html`<section aria-label="Chosen order"><p class="muted">Choose a stop to see its unit's day${this.mayEdit ? ', or to give it to another unit' : ''}.</p></section>`;
    const { unit, stop, out } = find(this.plan, this.chosenId);
    const order = stop ?? out;
    if (!order) return nothing;
    return html`<section aria-label="Chosen order"><h2>${order.what} ${order.number}</h2>
        <p>${order.where ?? 'No place known'}${stop ? html`<br />${unit?.code} from ${timeOfDay(stop.startsAt)} to ${timeOfDay(stop.endsAt)}${this.#deadline(stop)}` : nothing}</p>
        ${stop?.underWay ? html`<p class="muted">The crew has it already. It is taken from them at the console.</p>` : this.mayEdit ? this.#choice(order) : nothing}
        <p><a href="/orders?text=${encodeURIComponent(order.number)}">Show the order</a></p></section>
      ${unit ? html`<section aria-label="Its unit's day"><h2 class="part">${unit.code}'s day</h2><ol class="day">${unit.stops.map((one) => this.#line(one))}</ol></section>` : nothing}`;
  }

  /** The end of the day is no deadline that anybody set. @param {any} stop */
  #deadline(stop) {
    return dateAndTime(stop.latestStart).startsWith(this.plan.day) ? `; must begin by ${timeOfDay(stop.latestStart)}` : '';
  }

  /** @param {any} order */
  #choice(order) {
    const options = [{ value: '', label: 'Whichever is best' }, ...this.plan.content.units.map((/** @type {any} */ unit) => ({ value: unit.code, label: unit.code }))];
    const unitCode = wanted(this.plan, this.wishes, order.orderId);
    const why = unitCode && order.reasons?.[unitCode];
    return html`<cs-field label="Unit" kind="select" .value=${unitCode} .options=${options} hint=${why ? `The last plan found that ${unitCode} cannot: ${why}` : unitCode ? 'Fixed to it until you change it' : ''}
      @change-value=${(/** @type {any} */ e) => this.tell('want-unit', { orderId: order.orderId, unitCode: e.detail.value })}></cs-field>`;
  }

  /** @param {any} stop */
  #line(stop) {
    return html`<li><button aria-current=${stop.orderId === this.chosenId ? 'true' : nothing} @click=${() => this.tell('choose-order', { orderId: stop.orderId })}>
      <time>${timeOfDay(stop.startsAt)}–${timeOfDay(stop.endsAt)}</time><span>${stop.what} ${stop.number}${stop.pinned ? ', fixed' : ''}${stop.underWay ? ', under way' : ''}<br /><span class="muted">${stop.where ?? ''}</span></span></button></li>`;
  }

  /** @param {any} out */
  #out(out) {
    return html`<li class="out"><button aria-current=${out.orderId === this.chosenId ? 'true' : nothing} @click=${() => this.tell('choose-order', { orderId: out.orderId })}
        draggable=${this.mayEdit ? 'true' : 'false'} @dragstart=${(/** @type {DragEvent} */ e) => e.dataTransfer?.setData('text/plain', out.orderId)}>${out.what} ${out.number}${out.where ? `, ${out.where}` : ''}</button>
      <ul>${out.because ? html`<li>${out.because}</li>` : nothing}${Object.entries(out.reasons).map(([unitCode, why]) => html`<li>${unitCode}: ${why}</li>`)}</ul></li>`;
  }
}
customElements.define('plan-side', PlanSide);
