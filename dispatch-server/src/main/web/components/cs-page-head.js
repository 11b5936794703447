import { CsElement, css, html } from './base.js';
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
      gap: var(--space-4);
      flex: 1;
    }
    a {
      color: var(--accent);
      text-underline-offset: 3px;
    }
  `;

  render() {
    const roles = this.me?.roles ?? [];
    const dispatches = roles.some((/** @type {string} */ r) => ['DISPATCHER', 'SUPERVISOR'].includes(r));
    return html`<header><h1>${this.heading}</h1>
      <nav aria-label="Pages">${dispatches || roles.includes('MANAGER') ? html`<a href="/console">Console</a><a href="/history">History</a>${location.pathname !== '/roster' ? html`<a href="/roster">Roster</a>` : ''}${location.pathname !== '/handover' ? html`<a href="/handover">Handover</a>` : ''}${location.pathname !== '/exercise' ? html`<a href="/exercise">Exercise</a>` : ''}` : ''}${(dispatches || roles.includes('ADMINISTRATOR')) && location.pathname !== '/radio' ? html`<a href="/radio">Radio</a>` : ''}${roles.includes('ADMINISTRATOR') && location.pathname !== '/administration' ? html`<a href="/administration">Administration</a>` : ''}</nav>
      ${this.status ? html`<cs-connection status=${this.status}></cs-connection>` : ''}
      <span class="muted">${this.me?.displayName ?? ''}</span><cs-theme-toggle></cs-theme-toggle></header>`;
  }
}
customElements.define('cs-page-head', CsPageHead);
