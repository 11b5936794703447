import { CsElement, css, html, nothing } from './base.js';

/**
 * A button. With `why` it is not allowed now and says why: it stays reachable by keyboard, so that the reason can be read.
 * `<cs-button variant="primary" keys="Ctrl Enter">Take the call</cs-button>`
 * @fires press when it is allowed and pressed, by pointer or key
 */
export class CsButton extends CsElement {
  static properties = {
    variant: {},
    why: {},
    keys: {},
    label: {},
    busy: { type: Boolean },
    glove: { type: Boolean, reflect: true },
    pressed: {},
    expanded: {},
  };

  static shadowRootOptions = { ...CsElement.shadowRootOptions, delegatesFocus: true };

  static styles = css`
    :host {
      display: inline-block;
      position: relative;
    }
    button {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: var(--space-2);
      width: 100%;
      min-height: var(--control);
      padding: 4px 12px;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-m);
      background: var(--surface-raised);
      font-weight: 600;
      white-space: nowrap;
      cursor: pointer;
    }
    button:hover {
      background: var(--surface-hover);
    }
    .primary {
      color: var(--on-accent);
      background: var(--accent-fill);
      border-color: transparent;
    }
    .primary:hover {
      background: var(--accent-fill-hover);
    }
    .danger {
      color: var(--alarm);
      border-color: var(--alarm);
    }
    .quiet {
      border-color: transparent;
      background: none;
      color: var(--accent);
      padding: 2px 8px;
      min-height: 28px;
    }
    .quiet:hover {
      background: var(--surface-hover);
    }
    button[aria-pressed='true'] {
      background: var(--selected);
      border-color: var(--accent);
    }
    button[aria-disabled='true'] {
      color: var(--text-faint);
      background: var(--surface);
      border: 1px dashed var(--line-strong);
      cursor: not-allowed;
    }
    :host([glove]) button {
      min-height: var(--control-glove);
      padding: 8px 16px;
      font-size: 1.125rem;
      border-radius: var(--radius-l);
      white-space: normal;
    }
    .why {
      position: fixed;
      z-index: 30;
      width: max-content;
      max-width: 260px;
      padding: 6px 10px;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-m);
      background: var(--surface-raised);
      box-shadow: var(--shadow-2);
      font-size: var(--text-s);
      text-align: start;
      white-space: normal;
      visibility: hidden;
      pointer-events: none;
    }
    :host(:hover) .why,
    :host(:focus-within) .why {
      visibility: visible;
    }
    :host([glove]) .why {
      position: static;
      visibility: visible;
      width: auto;
      max-width: none;
      margin-top: 4px;
      box-shadow: none;
      border: 0;
      background: none;
      color: var(--text-muted);
    }
    .spin {
      width: 14px;
      height: 14px;
      border: 2px solid currentColor;
      border-top-color: transparent;
      border-radius: 50%;
      animation: turn 0.8s linear infinite;
    }
    @keyframes turn {
      to { transform: rotate(1turn); }
    }
  `;

  constructor() {
    super();
    this.addEventListener('click', (event) => {
      if (this.why || this.busy) event.stopImmediatePropagation();
      else this.tell('press');
    });
    this.addEventListener('mouseenter', this.#place);
    this.addEventListener('focusin', this.#place);
  }

  /** Puts the reason where no scrolling list cuts it off: below the button, or above it at the end of the screen. */
  #place = () => {
    const why = /** @type {HTMLElement|null} */ (this.renderRoot.querySelector('.why'));
    if (!why || this.glove) return;
    const at = this.getBoundingClientRect();
    const below = at.bottom + 4;
    const fits = below + why.offsetHeight <= window.innerHeight;
    why.style.top = `${fits ? below : Math.max(0, at.top - 4 - why.offsetHeight)}px`;
    why.style.left = `${Math.max(4, at.right - why.offsetWidth)}px`;
  };

  /** The pointer may be there already when a reason comes. @param {Map<string, any>} changed */
  updated(changed) {
    if (changed.has('why')) this.#place();
  }

  render() {
    return html`<button
        type="button"
        class=${this.variant ?? ''}
        aria-disabled=${this.why || this.busy ? 'true' : nothing}
        aria-describedby=${this.why ? 'why' : nothing}
        aria-label=${this.label ?? nothing}
        title=${this.label ?? nothing}
        aria-pressed=${this.pressed ?? nothing}
        aria-expanded=${this.expanded ?? nothing}
      >
        ${this.busy ? html`<span class="spin"></span>` : nothing}<slot></slot>
        ${this.keys ? html`<kbd aria-hidden="true">${this.keys}</kbd>` : nothing}
      </button>
      ${this.why ? html`<span class="why" id="why" role="note">${this.why}</span>` : nothing}`;
  }
}
customElements.define('cs-button', CsButton);
