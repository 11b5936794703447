import { CsElement, css, html, nothing } from '../components/base.js';
import { repeat } from 'lit/directives/repeat.js';
import { Ticking } from '../lib/clock.js';
import { age, count, targetClock } from '../lib/format.js';
import { rove } from '../lib/keys.js';
import { arrangeQueue } from '../lib/store.js';
import { now } from '../lib/world.js';
import '../components/cs-badge.js';
import '../components/cs-empty.js';
import '../components/cs-unit-chip.js';

/**
 * The queue of open incidents. Its order stands still while a person points at it or has focus in it.
 * @fires open-incident `{id}`
 */
export class IncidentQueue extends CsElement {
  static properties = { incidents: { attribute: false }, changedAt: { attribute: false }, chosenId: {}, loaded: { type: Boolean } };
  static styles = css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
    }
    header {
      display: flex;
      align-items: baseline;
      gap: var(--space-2);
      padding: var(--space-3) var(--space-4) var(--space-2);
    }
    h2 {
      font-size: var(--text-l);
    }
    header span {
      color: var(--text-muted);
    }
    ol {
      flex: 1;
      min-height: 0;
      overflow: auto;
      scrollbar-width: thin;
    }
    button {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 2px var(--space-2);
      width: 100%;
      padding: 9px var(--space-3) 10px 13px;
      text-align: start;
      background: none;
      border: 0;
      border-bottom: 1px solid var(--line);
      border-inline-start: 3px solid transparent;
      cursor: pointer;
    }
    button:hover {
      background: var(--surface-hover);
    }
    button[aria-current='true'] {
      background: var(--selected);
      border-inline-start-color: var(--accent);
    }
    button:focus-visible {
      outline-offset: -2px;
    }
    .gone {
      opacity: 0.6;
      text-decoration: line-through;
    }
    .what {
      font-weight: 600;
    }
    .where, .foot {
      grid-column: 1 / -1;
    }
    .age {
      font-size: var(--text-s);
      color: var(--text-muted);
      white-space: nowrap;
    }
    .fresh .age::before {
      content: '● new ';
      color: var(--accent);
      font-weight: 600;
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 5px;
      margin-top: 3px;
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    .tone-alarm { color: var(--alarm); font-weight: 600; }
    .tone-warn { color: var(--warn); font-weight: 600; }
    .tone-good { color: var(--good); }
  `;

  constructor() {
    super();
    this.incidents = {};
    this.changedAt = {};
    /** @type {string[]} */
    this.order = [];
    /** @type {Record<string, any>} what each row last was, for rows that have gone while the order stands still */
    this.last = {};
    this.held = false;
    new Ticking(this);
    const hold = (/** @type {boolean} */ over) => () => {
      this.over = over;
      this.#hold();
    };
    this.addEventListener('pointerenter', hold(true));
    this.addEventListener('pointerleave', hold(false));
    this.addEventListener('focusin', () => this.#hold());
    this.addEventListener('focusout', () => setTimeout(() => this.#hold()));
  }

  #hold() {
    this.held = !!this.over || !!this.renderRoot.querySelector('button:focus-visible');
    this.requestUpdate();
  }

  willUpdate() {
    this.order = arrangeQueue(this.order, this.incidents, this.held);
    this.last = { ...(this.held ? this.last : {}), ...this.incidents };
  }

  /** Puts the focus on the chosen row, or the first. */
  focus() {
    const rows = this.#rows();
    (rows.find((r) => r.ariaCurrent === 'true') ?? rows[0])?.focus();
  }

  #rows() {
    return /** @type {HTMLElement[]} */ ([...this.renderRoot.querySelectorAll('ol button')]);
  }

  render() {
    const n = Object.keys(this.incidents).length;
    return html`<header><h2>Open incidents</h2><span>${n}</span></header>
      ${this.order.length
        ? html`<ol aria-label="Open incidents" @keydown=${(/** @type {KeyboardEvent} */ e) => rove(e, this.#rows())}>
            ${repeat(this.order, (id) => id, (id) => this.#row(this.last[id]))}</ol>`
        : this.loaded
          ? html`<cs-empty heading="No open incidents" text="A call taken with N appears here."></cs-empty>`
          : html`<cs-empty heading="Loading…"></cs-empty>`}`;
  }

  /** @param {any} i */
  #row(i) {
    if (!i) return nothing;
    const at = now();
    const target = targetClock(i.target, at);
    const gone = !this.incidents[i.id];
    const fresh = at - new Date(i.openedAt).getTime() < 60_000;
    const needs = i.needs ?? [];
    return html`<li><button type="button" class="${gone ? 'gone' : ''} ${fresh ? 'fresh' : ''}" data-id=${i.id}
      aria-current=${i.id === this.chosenId ? 'true' : 'false'} @click=${() => this.tell('open-incident', { id: i.id })}>
      <cs-badge priority=${i.priority}></cs-badge><span class="what cut">${i.typeLabel}</span><span class="age">${age(i.openedAt, at)}</span>
      <span class="where cut">${i.addressText ?? html`<span class="tone-warn">No location yet</span>`}</span>
      <span class="foot"><span>${i.number}</span><span>${i.stateLabel}</span>
        ${(i.units ?? []).map((/** @type {any} */ u) => html`<cs-unit-chip code=${u.code} status=${u.state}></cs-unit-chip>`)}
        ${i.customersOut ? html`<span>${count(i.customersOut, 'customer')} out${i.criticalOut ? html`, <span class="tone-alarm">${i.criticalOut} critical</span>` : nothing}</span>` : nothing}
        ${i.callers > 1 ? html`<span>${i.callers} callers</span>` : nothing}
        ${needs.map((/** @type {string} */ need) => html`<cs-badge tone="warn" shape="triangle" text=${need}></cs-badge>`)}
        ${target && target.tone !== 'calm' ? html`<span class="tone-${target.tone}">${target.text}</span>` : nothing}
      </span></button></li>`;
  }
}
customElements.define('incident-queue', IncidentQueue);
