import { CsElement, css, html, nothing } from '../components/base.js';
import { repeat } from 'lit/directives/repeat.js';
import { Ticking } from '../lib/clock.js';
import { positionAge, words } from '../lib/format.js';
import { rove } from '../lib/keys.js';
import { now } from '../lib/world.js';
import { shapeIcon } from '../components/shapes.js';
import '../components/cs-badge.js';
import '../components/cs-empty.js';

/**
 * The crews along the bottom: who is on, what each does, where they were last.
 * @fires open-unit `{code}`
 */
export class CrewStrip extends CsElement {
  static properties = { units: { attribute: false }, loaded: { type: Boolean } };
  static styles = css`
    :host {
      display: block;
      min-width: 0;
    }
    ul {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(106px, 1fr);
      gap: var(--space-2);
      padding: var(--space-2) var(--space-3);
      overflow-x: auto;
      scrollbar-width: thin;
    }
    button {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      gap: 2px;
      width: 100%;
      height: 96px;
      padding: 6px 9px;
      text-align: start;
      background: var(--surface-raised);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      cursor: pointer;
    }
    button:hover {
      background: var(--surface-hover);
    }
    .off {
      background: none;
      border-style: dashed;
    }
    .off b {
      color: var(--text-muted);
    }
    b {
      font-size: var(--text-l);
    }
    cs-badge {
      justify-self: start;
    }
    .warn {
      color: var(--warn);
    }
    .line {
      font-size: var(--text-s);
      color: var(--text-muted);
    }
  `;

  constructor() {
    super();
    this.units = [];
    new Ticking(this);
  }

  render() {
    if (!this.units.length) return html`<cs-empty heading=${this.loaded ? 'No crews' : 'Loading…'}></cs-empty>`;
    return html`<ul aria-label="Crews" @keydown=${(/** @type {KeyboardEvent} */ e) => rove(e, [...this.renderRoot.querySelectorAll('button')], 'horizontal')}>
      ${repeat(this.units, (u) => u.code, (u) => this.#unit(u))}</ul>`;
  }

  /** @param {any} u */
  #unit(u) {
    const stack = u.assignments ?? [];
    const position = positionAge(u, now());
    return html`<li><button type="button" class=${u.status === 'OFF_SHIFT' ? 'off' : ''} title="${u.name}: ${[...(u.members ?? []), ...(u.notices ?? [])].join(', ')}"
      @click=${() => this.tell('open-unit', { code: u.code })}>
      <span class="cut"><b>${u.code}</b> <span class="line">${u.name ?? words(u.kind)}</span></span>
      <cs-badge status=${u.status}></cs-badge>
      <span class="line cut">${stack.length
        ? stack.map((/** @type {any} */ a) => (a.state === 'RESERVED' ? `later ${a.incidentNumber}` : a.incidentNumber)).join(', ')
        : (u.notices ?? []).length ? html`<span class="warn">${shapeIcon('triangle', 9)} ${u.notices[0]}</span>`
        : (u.members ?? []).join(', ') || nothing}</span>
      <span class="line cut">${position.stale ? html`<span class="warn">${shapeIcon('triangle', 9)} ${position.text}</span>` : position.text}</span>
    </button></li>`;
  }
}
customElements.define('crew-strip', CrewStrip);
