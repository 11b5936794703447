import { CsElement, css, html, nothing } from '../components/base.js';
import { get, patiently } from '../lib/api.js';
import { useTimeZone } from '../lib/format.js';
import './on-call-lists.js';
import './people-list.js';
import './roster-import.js';
import './roster-setup.js';
import './roster-week.js';
import '../components/cs-button.js';
import '../components/cs-page-head.js';

const parts = { week: 'Week', people: 'People', calls: 'On call', setup: 'Set-up', import: 'Import' };

/** The roster: the week, and what it is made of. Supervisors change it, dispatchers and managers read. */
export class RosterPage extends CsElement {
  static properties = { me: { state: true }, part: { state: true } };
  static styles = css`
    :host {
      display: flex;
      flex-direction: column;
      height: calc(100vh - var(--band, 0px));
      height: calc(100dvh - var(--band, 0px));
    }
    nav {
      display: flex;
      gap: var(--space-2);
      padding: var(--space-2) var(--space-4) 0;
    }
    main {
      flex: 1;
      min-height: 0;
      display: flex;
      flex-direction: column;
    }
    main > * {
      flex: 1;
      min-height: 0;
    }
  `;

  constructor() {
    super();
    const asked = location.hash.slice(1);
    this.part = asked in parts ? asked : 'week';
    this.#start();
  }

  async #start() {
    const me = await patiently(() => get('/api/me'));
    useTimeZone((await patiently(() => get('/api/city'))).timeZone);
    this.me = me;
  }

  render() {
    if (!this.me) return nothing;
    const roles = this.me.roles;
    const mayEdit = roles.includes('SUPERVISOR');
    const calls = mayEdit || roles.includes('DISPATCHER');
    // Phone numbers are for who calls people; files come from supervisors.
    const shown = Object.entries(parts).filter(([part]) => (part !== 'calls' || calls) && (part !== 'import' || mayEdit));
    const part = shown.some(([name]) => name === this.part) ? this.part : 'week';
    return html`<cs-page-head heading="Roster" .me=${this.me}></cs-page-head>
      <nav aria-label="Parts of the roster">${shown.map(([name, label]) => html`<cs-button pressed=${part === name ? 'true' : 'false'} @press=${() => this.#go(name)}>${label}</cs-button>`)}</nav>
      <main>${part === 'week' ? html`<roster-week ?mayEdit=${mayEdit}></roster-week>` : nothing}${part === 'people' ? html`<people-list ?mayEdit=${mayEdit}></people-list>` : nothing}
        ${part === 'calls' ? html`<on-call-lists ?mayEdit=${mayEdit}></on-call-lists>` : nothing}${part === 'setup' ? html`<roster-setup ?mayEdit=${mayEdit}></roster-setup>` : nothing}${part === 'import' ? html`<roster-import></roster-import>` : nothing}</main>`;
  }

  /** @param {string} part */
  #go(part) {
    this.part = part;
    history.replaceState(null, '', `#${part}`);
  }
}
customElements.define('roster-page', RosterPage);
