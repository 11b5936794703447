import { CsElement, css, html, nothing } from '../components/base.js';
import { get, patiently } from '../lib/api.js';
import { useTimeZone } from '../lib/format.js';
import { policyStyles } from './policy-styles.js';
import './clock-policies.js';
import './escalation-ladder.js';
import './try-out.js';
import './type-policy.js';
import '../components/cs-button.js';
import '../components/cs-field.js';
import '../components/cs-page-head.js';

const parts = /** @type {Record<string, string>} */ ({ types: 'Types of incident', targets: 'Targets', clock: 'By the clock', escalation: 'Escalation' });

/** What supervisors decide beforehand, part by part, and beside it what would be proposed. What is typed stays when another part or type is shown. */
export class PoliciesPage extends CsElement {
  static properties = { me: { state: true }, part: { state: true }, code: { state: true }, policies: { state: true }, duties: { state: true }, ladder: { state: true } };
  static styles = [
    policyStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 100vh;
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4) 0;
      }
      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr) clamp(300px, 26vw, 440px);
        align-items: start;
        gap: var(--space-5);
        width: 100%;
        max-width: 1500px;
        padding: var(--space-4);
      }
      .alone {
        grid-template-columns: minmax(0, 1000px);
      }
      .wide {
        grid-template-columns: minmax(0, 1fr);
      }
      .many {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(600px, 100%), 1fr));
        column-gap: var(--space-3);
      }
      .pick {
        max-width: 420px;
        margin-bottom: var(--space-3);
      }
      try-out {
        position: sticky;
        top: var(--space-4);
      }
      @media (max-width: 900px) {
        main {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    const asked = location.hash.slice(1);
    this.part = asked in parts ? asked : 'types';
    this.#start();
  }

  async #start() {
    const [me, city] = await patiently(() => Promise.all([get('/api/me'), get('/api/city')]));
    useTimeZone(city.timeZone);
    this.me = me;
    await this.#read();
  }

  async #read() {
    [this.policies, this.duties, this.ladder] = await patiently(() => Promise.all([get('/api/policies'), get('/api/duties'), get('/api/escalation-ladder')]));
  }

  get #mayEdit() {
    return this.me.roles.includes('SUPERVISOR');
  }

  render() {
    if (!this.policies) return nothing;
    const tryOut = this.part === 'types' && (this.#mayEdit || this.me.roles.includes('DISPATCHER'));
    return html`<cs-page-head heading="Policies" .me=${this.me}></cs-page-head>
      <nav aria-label="Parts of the policies">${Object.entries(parts).map(([name, label]) => html`<cs-button pressed=${this.part === name ? 'true' : 'false'} @press=${() => this.#go(name)}>${label}</cs-button>`)}</nav>
      <main class=${tryOut ? '' : ['targets', 'clock'].includes(this.part) ? 'wide' : 'alone'} @policies-changed=${() => this.#read()}>
        <div>${this.#mayEdit ? nothing : html`<p class="lead small muted">Supervisors change these.</p>`}
          <section ?hidden=${this.part !== 'types'} aria-label=${parts.types}>${this.#types()}</section>
          <section ?hidden=${this.part !== 'targets'} aria-label=${parts.targets}>${this.#targets()}</section>
          <section ?hidden=${this.part !== 'clock'} aria-label=${parts.clock}>${this.#clock()}</section>
          <section ?hidden=${this.part !== 'escalation'} aria-label=${parts.escalation}><escalation-ladder ?mayEdit=${this.#mayEdit} .stands=${this.ladder}></escalation-ladder></section>
        </div>
        ${tryOut ? html`<try-out .policies=${this.policies}></try-out>` : nothing}
      </main>`;
  }

  #types() {
    const { types } = this.policies;
    const code = this.code ?? types[0].code;
    return html`<cs-field class="pick" kind="select" label="Type" .value=${code} .options=${types.map((/** @type {any} */ t) => ({ value: t.code, label: t.label }))}
        @change-value=${(/** @type {any} */ e) => (this.code = e.detail.value)}></cs-field>
      <p class="lead small muted">A change holds from the next call on. Incidents that stand keep their priority.</p>
      ${types.map((/** @type {any} */ t) => html`<type-policy ?hidden=${t.code !== code} ?mayEdit=${this.#mayEdit} .stands=${t} .policies=${this.policies}></type-policy>`)}`;
  }

  #targets() {
    return html`<p class="lead small muted">Such as 2 min, 1 h or 7 d; empty for none. A change holds at once, for open incidents too.</p>
      <div class="many">${this.policies.priorities.map((/** @type {any} */ p) => html`<priority-targets ?mayEdit=${this.#mayEdit} .stands=${p}></priority-targets>`)}</div>`;
  }

  #clock() {
    return html`<p class="lead small muted">What becomes an alarm when its time has come. A change holds at once, for open incidents too.</p>
      <div class="many">${this.duties.map((/** @type {any} */ d) => html`<duty-setting ?mayEdit=${this.#mayEdit} .stands=${d}></duty-setting>`)}</div>`;
  }

  /** @param {string} part */
  #go(part) {
    this.part = part;
    history.replaceState(null, '', `#${part}`);
  }
}
customElements.define('policies-page', PoliciesPage);
