import { CsElement, css, html } from './base.js';
import { shapeIcon, statusLook } from './shapes.js';
import { words } from '../lib/format.js';

/** A unit's code with the shape and colour of its status: `◐ V1`. With `wordy` the status stands beside it as text. */
export class CsUnitChip extends CsElement {
  static properties = { code: {}, status: {}, wordy: { type: Boolean } };
  static styles = css`
    :host {
      display: inline-flex;
      vertical-align: middle;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      padding: 1px 7px;
      border: 1px solid var(--line-strong);
      border-radius: 999px;
      font-size: var(--text-s);
      font-weight: 600;
      white-space: nowrap;
    }
    svg {
      flex: none;
      color: var(--text-muted);
    }
    .good svg { color: var(--good); }
    .warn svg { color: var(--warn); }
    .calm svg { color: var(--calm); }
    .alarm svg { color: var(--alarm); }
    small {
      font-size: var(--text-xs);
      font-weight: 400;
      color: var(--text-muted);
    }
  `;

  render() {
    const look = statusLook(this.status);
    return html`<span class=${look.tone} title="${this.code}: ${words(this.status)}"
      >${shapeIcon(look.shape, 10)}${this.code}${this.wordy
        ? html`<small>${words(this.status)}</small>`
        : html`<i class="unseen">${words(this.status)}</i>`}</span>`;
  }
}
customElements.define('cs-unit-chip', CsUnitChip);
