import { CsElement, css, html, nothing } from './base.js';
import { focused, holdKeyboard, releaseKeyboard } from '../lib/keys.js';
import './cs-button.js';

/**
 * A question that must be answered before anything else. Focus stays inside; Escape leaves it. `wide` is for tables.
 * @fires close when it was left without an answer
 */
export class CsDialog extends CsElement {
  static properties = { heading: {}, open: { type: Boolean, reflect: true } };
  static styles = css`
    dialog {
      width: min(460px, calc(100vw - 32px));
      padding: 0;
      color: var(--text);
      background: var(--surface-raised);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-l);
      box-shadow: var(--shadow-2);
    }
    :host([wide]) dialog {
      width: min(780px, calc(100vw - 32px));
    }
    dialog::backdrop {
      background: #000000a0;
    }
    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      padding: var(--space-3) var(--space-2) var(--space-3) var(--space-4);
      border-bottom: 1px solid var(--line);
    }
    h2 {
      font-size: var(--text-l);
    }
    .body {
      padding: var(--space-4);
    }
    ::slotted(cs-field:not(:first-child)) {
      margin-top: var(--space-3);
    }
    .actions {
      display: flex;
      justify-content: flex-end;
      gap: var(--space-2);
      padding: 0 var(--space-4) var(--space-4);
    }
  `;

  /** @param {Map<string, any>} changed */
  updated(changed) {
    if (!changed.has('open')) return;
    const dialog = /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
    if (this.open && !dialog.open) {
      this.opener = focused();
      holdKeyboard(this);
      dialog.showModal();
      const first = /** @type {any} */ (this.querySelector('cs-field, cs-button'));
      first?.updateComplete.then(() => first.focus());
    }
    if (!this.open) {
      releaseKeyboard(this);
      if (dialog.open) dialog.close();
    }
  }

  /** Taken away while it is open: the browser gives focus back only when a dialog is closed. */
  disconnectedCallback() {
    super.disconnectedCallback();
    releaseKeyboard(this);
    if (this.open && this.opener?.isConnected) this.opener.focus();
  }

  render() {
    return html`<dialog aria-labelledby="heading" @close=${this.#left}>
      ${this.open
        ? html`<div class="head"><h2 id="heading">${this.heading}</h2>
              <cs-button variant="quiet" label="Close" @press=${this.#closed}>✕</cs-button></div>
            <div class="body"><slot></slot></div>
            <div class="actions"><slot name="actions"></slot></div>`
        : nothing}
    </dialog>`;
  }

  /** The browser tells late that a dialog was closed; one that was opened again meanwhile stays open. @param {Event} e */
  #left(e) {
    if (!(/** @type {HTMLDialogElement} */ (e.currentTarget).open)) this.#closed();
  }

  #closed() {
    if (!this.open) return;
    this.open = false;
    this.tell('close');
  }
}
customElements.define('cs-dialog', CsDialog);
