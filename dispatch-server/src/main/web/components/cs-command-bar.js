import { CsElement, css, html, nothing } from './base.js';
import { get } from '../lib/api.js';
import './cs-empty.js';

const kinds = /** @type {Record<string, string>} */ ({
  action: 'Action', incident: 'Incident', unit: 'Crew', address: 'Address', intersection: 'Intersection', street: 'Street',
  place: 'Place', main: 'Main', valve: 'Valve', hydrant: 'Hydrant',
});

/**
 * The command bar (Ctrl-K): one box that finds addresses, assets, incidents, crews and actions.
 * `actions` is `[{label, detail?, keys?, run}]`; the rest comes from `GET /api/search`.
 * @fires choose-result with the search result chosen, as in docs/wire.md
 */
export class CsCommandBar extends CsElement {
  static properties = {
    actions: { attribute: false },
    open: { type: Boolean, reflect: true },
    found: { state: true },
    text: { state: true },
    at: { state: true },
    trouble: { state: true },
  };

  static styles = css`
    dialog {
      width: min(640px, calc(100vw - 32px));
      margin-top: 12vh;
      padding: 0;
      color: var(--text);
      background: var(--surface-raised);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-l);
      box-shadow: var(--shadow-2);
      overflow: hidden;
    }
    dialog::backdrop {
      background: #00000080;
    }
    input {
      width: 100%;
      padding: 15px 18px;
      border: 0;
      border-bottom: 1px solid var(--line);
      background: none;
      font-size: 1.0625rem;
      outline: none;
    }
    input:focus-visible {
      outline: none;
      box-shadow: inset 0 -2px 0 var(--focus);
    }
    ::placeholder {
      color: var(--text-faint);
      opacity: 1;
    }
    ul {
      max-height: min(52vh, 460px);
      overflow: auto;
      padding: 6px;
    }
    li {
      display: grid;
      grid-template-columns: 92px minmax(0, 1fr) auto;
      gap: var(--space-3);
      align-items: baseline;
      padding: 7px 12px;
      border-radius: var(--radius-m);
      cursor: pointer;
    }
    li[aria-selected='true'] {
      background: var(--selected);
      box-shadow: inset 3px 0 0 var(--accent);
    }
    .kind, small {
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    .foot {
      padding: 7px 18px;
      border-top: 1px solid var(--line);
      font-size: var(--text-s);
      color: var(--text-muted);
    }
  `;

  constructor() {
    super();
    /** @type {{label: string, detail?: string, keys?: string, run: () => void}[]} */
    this.actions = [];
    this.#reset();
  }

  show() {
    this.#reset();
    this.open = true;
  }

  #reset() {
    /** @type {any[]} */
    this.found = [];
    this.text = '';
    this.at = 0;
    this.trouble = '';
  }

  /** @param {Map<string, any>} changed */
  updated(changed) {
    const dialog = /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
    if (changed.has('open') && this.open && !dialog.open) dialog.showModal();
    if (changed.has('open') && !this.open && dialog.open) dialog.close();
    if (changed.has('at')) this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /** Actions that match, then what the server found. */
  get #rows() {
    const wanted = this.text.trim().toLowerCase();
    const actions = this.actions
      .filter((a) => !wanted || a.label.toLowerCase().includes(wanted))
      .map((a) => ({ kind: 'action', label: a.label, detail: a.keys ?? a.detail ?? '', run: a.run }));
    return wanted ? [...this.found, ...actions] : actions;
  }

  render() {
    if (!this.open) return html`<dialog></dialog>`;
    const rows = this.#rows;
    return html`<dialog aria-label="Find anything" @close=${() => (this.open = false)} @click=${this.#outside}>
      <input type="text" role="combobox" aria-expanded="true" aria-controls="found" aria-autocomplete="list" autofocus
        aria-activedescendant=${rows.length ? `row-${this.at}` : nothing} aria-label="Find an address, asset, incident, crew or action"
        placeholder="Find an address, asset, incident, crew or action" .value=${this.text} @input=${this.#typed} @keydown=${this.#key} />
      ${rows.length
        ? html`<ul id="found" role="listbox" aria-label="Found">${rows.map((row, i) => this.#row(row, i))}</ul>`
        : html`<div id="found"><cs-empty heading=${this.trouble || 'Nothing found'} text="Try a street, a civic number with its street, a valve, an incident number or a crew."></cs-empty></div>`}
      <div class="foot">↑ ↓ choose · Enter go · Esc leave</div>
    </dialog>`;
  }

  /** @param {any} row @param {number} i */
  #row(row, i) {
    return html`<li id="row-${i}" role="option" aria-selected=${i === this.at} @click=${() => this.#choose(row)}
      @mousemove=${() => (this.at = i)}>
      <span class="kind">${kinds[row.kind] ?? row.kind}</span>
      <span class="cut">${row.label}</span><small class="cut">${row.detail}</small></li>`;
  }

  /** @param {InputEvent} event */
  #typed(event) {
    this.text = /** @type {HTMLInputElement} */ (event.target).value;
    this.at = 0;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#search(), 120);
  }

  async #search() {
    const wanted = this.text.trim();
    this.asked?.abort();
    if (!wanted) {
      this.found = [];
      return;
    }
    this.asked = new AbortController();
    try {
      this.found = await get('/api/search?limit=12&q=' + encodeURIComponent(wanted), { signal: this.asked.signal });
      this.trouble = '';
    } catch (failure) {
      if (/** @type {any} */ (failure).name === 'Problem') this.trouble = /** @type {any} */ (failure).message;
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const rows = this.#rows;
    if (event.key === 'ArrowDown') this.at = Math.min(this.at + 1, rows.length - 1);
    else if (event.key === 'ArrowUp') this.at = Math.max(this.at - 1, 0);
    else if (event.key === 'Enter' && rows[this.at]) this.#choose(rows[this.at]);
    else return;
    event.preventDefault();
  }

  /** @param {any} row */
  #choose(row) {
    this.open = false;
    if (row.run) row.run();
    else this.tell('choose-result', row);
  }

  /** @param {MouseEvent} event */
  #outside(event) {
    if (event.composedPath()[0] === this.renderRoot.querySelector('dialog')) this.open = false;
  }
}
customElements.define('cs-command-bar', CsCommandBar);
