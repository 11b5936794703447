import { CsElement, css, html, nothing } from './base.js';

/** Says that a list is empty and why, and what one can do about it. */
export class CsEmpty extends CsElement {
  static properties = { heading: {}, text: {} };
  static styles = css`
    :host {
      display: block;
      padding: var(--space-5) var(--space-4);
      text-align: center;
      color: var(--text-muted);
    }
    strong {
      display: block;
      color: var(--text);
      font-weight: 600;
    }
    p {
      margin: 2px auto 0;
      max-width: 34ch;
    }
  `;

  render() {
    return html`<strong>${this.heading}</strong>${this.text ? html`<p>${this.text}</p>` : nothing}<slot></slot>`;
  }
}
customElements.define('cs-empty', CsEmpty);
