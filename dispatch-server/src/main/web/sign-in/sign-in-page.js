import { CsElement, css, html, nothing } from '../components/base.js';
import { get, post } from '../lib/api.js';
import { words } from '../lib/format.js';
import '../components/cs-button.js';
import '../components/cs-field.js';
import '../components/cs-theme-toggle.js';

const pages = ['/console', '/technician', '/radio', '/simulated-radios', '/history', '/roster', '/components'];

/** Sign-in. In the demo city its people stand below as buttons, one press each. */
export class SignInPage extends CsElement {
  static properties = {
    people: { state: true },
    problem: { state: true },
    busy: { state: true },
    username: { state: true },
    password: { state: true },
  };
  static styles = css`
    main {
      display: grid;
      place-content: center;
      grid-template-columns: min(420px, calc(100vw - 32px));
      gap: var(--space-4);
      min-height: calc(100vh - var(--band, 0px));
      padding: var(--space-5) 0;
    }
    .top {
      display: flex;
      align-items: center;
      gap: var(--space-3);
    }
    h1 {
      flex: 1;
      margin: 0;
      font-size: var(--text-2xl);
      line-height: 1.1;
    }
    h1 small {
      display: block;
      font-size: var(--text-m);
      font-weight: 400;
      color: var(--text-muted);
    }
    form, section {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-5);
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: var(--radius-l);
    }
    .problem {
      padding: 8px 12px;
      color: var(--alarm);
      background: var(--alarm-wash);
      border-radius: var(--radius-m);
    }
    h2 {
      font-size: var(--text-l);
    }
    ul {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--space-2);
    }
    li button {
      width: 100%;
      min-height: 52px;
      padding: 6px 12px;
      text-align: start;
      background: var(--surface-raised);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-m);
      cursor: pointer;
    }
    li button:hover {
      background: var(--surface-hover);
    }
    li small {
      display: block;
      color: var(--text-muted);
    }
  `;

  constructor() {
    super();
    this.username = '';
    this.password = '';
    this.people = [];
    get('/api/demo-users', { stay: true }).then((people) => (this.people = people ?? []), () => null);
  }

  firstUpdated() {
    /** @type {any} */ (this.renderRoot.querySelector('cs-field')).updateComplete.then(() => /** @type {any} */ (this.renderRoot.querySelector('cs-field')).focus());
  }

  render() {
    return html`<main><div class="top"><img src="/icon.svg" width="44" height="44" alt="" /><h1>Curbstop<small>Control room</small></h1><cs-theme-toggle></cs-theme-toggle></div>
      <form @submit=${(/** @type {Event} */ e) => e.preventDefault()} @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && /** @type {HTMLElement} */ (e.composedPath()[0]).tagName === 'INPUT' && this.#signIn(this.username, this.password)}>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <cs-field label="User name" name="username" autocomplete="username" .value=${this.username} @change-value=${(/** @type {any} */ e) => (this.username = e.detail.value)}></cs-field>
        <cs-field label="Password" kind="password" name="password" autocomplete="current-password" .value=${this.password} @change-value=${(/** @type {any} */ e) => (this.password = e.detail.value)}></cs-field>
        <cs-button variant="primary" keys="Enter" ?busy=${this.busy} @press=${() => this.#signIn(this.username, this.password)}>Sign in</cs-button>
      </form>
      ${this.people.length
        ? html`<section aria-label="People of the demo city"><h2>Demo city: sign in as</h2>
            <ul>${this.people.map((/** @type {any} */ p) => html`<li><button type="button" data-user=${p.username} @click=${() => this.#signIn(p.username, p.password)}>
              <strong>${p.displayName}</strong><small>${words(p.role)}</small></button></li>`)}</ul></section>`
        : nothing}</main>`;
  }

  /** @param {string} username @param {string} password */
  async #signIn(username, password) {
    if (!username || !password) return void (this.problem = 'Enter your user name and your password.');
    this.busy = true;
    this.problem = '';
    try {
      const me = await post('/api/sign-in', { username, password }, { stay: true });
      const next = new URLSearchParams(location.search).get('next');
      const fits = next && pages.includes(next.split('?')[0]) && (me.home !== '/technician' || next.startsWith('/technician'));
      location.assign(fits ? next : (me.home ?? '/console'));
    } catch (failure) {
      this.problem = /** @type {Error} */ (failure).message;
      this.busy = false;
    }
  }
}
customElements.define('sign-in-page', SignInPage);
