import { LitElement, css } from 'lit';
import '../lib/world.js';

export { html, svg, css, nothing } from 'lit';

/** Styles that every component shares: box model, focus ring, text helpers. */
export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]) {
    display: none !important;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  h1, h2, h3, p, ul, ol, dl, dd, figure {
    margin: 0;
    padding: 0;
  }
  ul, ol {
    list-style: none;
  }
  button, input, select, textarea {
    font: inherit;
    color: inherit;
  }
  .muted {
    color: var(--text-muted);
  }
  .faint {
    color: var(--text-faint);
  }
  .small {
    font-size: var(--text-s);
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  kbd {
    font: 500 0.6875rem/1 var(--font);
    padding: 2px 5px;
    border: 1px solid currentColor;
    border-radius: 3px;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** The base of all components: a Lit element with the shared styles first. */
export class CsElement extends LitElement {
  /** @param {import('lit').CSSResultGroup} [styles] */
  static finalizeStyles(styles) {
    return super.finalizeStyles(styles ? [shared, styles] : [shared]);
  }

  /** Tells the page that something was asked for. @param {string} name @param {any} [detail] */
  tell(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}
