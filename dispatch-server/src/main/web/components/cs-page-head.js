import { CsElement, css, html } from './base.js';
import { otherPages } from '../lib/pages.js';
import './cs-connection.js';
import './cs-theme-toggle.js';

/** The head of a page other than the console: its name, the ways to others, connection and theme. */
export class CsPageHead extends CsElement {
  static properties = { heading: {}, status: {}, me: { attribute: false } };
  static styles = css`
    :host {
      display: block;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-4);
      min-height: 48px;
      padding: 0 var(--space-4);
      background: var(--surface);
      border-bottom: 1px solid var(--line);
    }
    h1 {
      margin: 0;
      font-size: var(--text-l);
    }
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
      flex: 1;
    }
    a {
      color: var(--accent);
      text-underline-offset: 3px;
    }
  `;

  render() {
    return html`<header><h1>${this.heading}</h1>
      <nav aria-label="Pages">${otherPages(this.me, location.pathname).map((page) => html`<a href=${page.path}>${page.label}</a>`)}</nav>
      ${this.status ? html`<cs-connection status=${this.status}></cs-connection>` : ''}
      <span class="muted">${this.me?.displayName ?? ''}</span><cs-theme-toggle></cs-theme-toggle></header>`;
  }
}
customElements.define('cs-page-head', CsPageHead);
