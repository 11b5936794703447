import { CsElement, css, html } from './base.js';
import { shapeIcon } from './shapes.js';

const shapes = { good: 'check', alarm: 'octagon', warn: 'triangle', calm: 'disc' };

/** Short remarks about what was just done, bottom, away from the pointer's work. Alarms stay until dismissed. */
export class CsToasts extends CsElement {
  static properties = { toasts: { state: true } };
  static styles = css`
    :host {
      position: fixed;
      z-index: 60;
      left: var(--toast-left, var(--space-4));
      bottom: var(--toast-bottom, var(--space-4));
      display: grid;
      gap: var(--space-2);
      width: min(400px, calc(100vw - 32px));
      pointer-events: none;
    }
    section {
      display: contents;
    }
    div {
      display: flex;
      align-items: flex-start;
      gap: var(--space-2);
      padding: 10px 12px;
      background: var(--surface-raised);
      border: 1px solid var(--line-strong);
      border-left: 4px solid var(--calm);
      border-radius: var(--radius-m);
      box-shadow: var(--shadow-2);
      pointer-events: auto;
    }
    svg {
      flex: none;
      margin-top: 4px;
    }
    .good { border-left-color: var(--good); }
    .good svg { color: var(--good); }
    .warn { border-left-color: var(--warn); }
    .warn svg { color: var(--warn); }
    .alarm { border-left-color: var(--alarm); }
    .alarm svg { color: var(--alarm); }
    p {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    button {
      background: none;
      border: 0;
      min-width: 24px;
      min-height: 24px;
      cursor: pointer;
    }
  `;

  constructor() {
    super();
    /** @type {{id: number, text: string, tone: keyof typeof shapes}[]} */
    this.toasts = [];
    this.next = 1;
  }

  /** @param {string} text @param {keyof typeof shapes} [tone] */
  show(text, tone = 'calm') {
    const id = this.next++;
    this.toasts = [...this.toasts.filter((t) => t.text !== text), { id, text, tone }].slice(-4);
    if (tone !== 'alarm') setTimeout(() => this.#drop(id), 7_000);
  }

  render() {
    return html`<section aria-live="polite" aria-label="Messages">
      ${this.toasts.map(
        (t) => html`<div class=${t.tone}>${shapeIcon(shapes[t.tone], 12)}<p>${t.text}</p>
          <button type="button" aria-label="Dismiss" @click=${() => this.#drop(t.id)}>✕</button></div>`,
      )}</section>`;
  }

  /** @param {number} id */
  #drop(id) {
    this.toasts = this.toasts.filter((t) => t.id !== id);
  }
}
customElements.define('cs-toasts', CsToasts);
