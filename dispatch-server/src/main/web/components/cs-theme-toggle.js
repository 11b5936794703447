import { CsElement, css, html } from './base.js';
import { chooseTheme, currentTheme, onTheme } from '../lib/theme.js';
import './cs-button.js';

/** Switches between the dark and the light theme. */
export class CsThemeToggle extends CsElement {
  static styles = css`
    :host {
      display: inline-block;
    }
    svg {
      display: block;
    }
  `;

  connectedCallback() {
    super.connectedCallback();
    this.stop = onTheme(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop?.();
  }

  render() {
    const dark = currentTheme() === 'dark';
    const icon = dark
      ? html`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="3.2" fill="currentColor"/><path stroke="currentColor" stroke-width="1.6" stroke-linecap="round" d="M8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3.1 3.1l1.1 1.1M11.8 11.8l1.1 1.1M3.1 12.9l1.1-1.1M11.8 4.2l1.1-1.1"/></svg>`
      : html`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path fill="currentColor" d="M6.2 1.6A6.6 6.6 0 1 0 14.4 9.8 5.4 5.4 0 0 1 6.2 1.6z"/></svg>`;
    return html`<cs-button variant="quiet" label=${dark ? 'Light theme' : 'Dark theme'}
      @press=${() => chooseTheme(dark ? 'light' : 'dark')}>${icon}</cs-button>`;
  }
}
customElements.define('cs-theme-toggle', CsThemeToggle);
