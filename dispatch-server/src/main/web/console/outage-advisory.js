import { CsElement, css, html, nothing } from '../components/base.js';
import { newId, post } from '../lib/api.js';
import { count, dateAndTime, words } from '../lib/format.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';

/** What can be done in each state, with the button's words. @type {Record<string, [string, string][]>} */
const actions = {
  NONE: [['ISSUED', 'Issue a boil-water advisory']],
  ISSUED: [['SAMPLE_PASSED', 'Sample passed'], ['SAMPLE_FAILED', 'Sample failed'], ['RESCINDED', 'Rescind']],
  SAMPLING: [['SAMPLE_PASSED', 'Sample passed'], ['SAMPLE_FAILED', 'Sample failed'], ['RESCINDED', 'Rescind']],
  RESCINDED: [['ISSUED', 'Issue it again']],
};

/**
 * The boil-water advisory of an incident; it outlasts the shutdown until samples have passed.
 * @fires outage-done after a change
 */
export class OutageAdvisory extends CsElement {
  static properties = { incidentId: {}, advisory: { attribute: false }, problem: { state: true } };
  static styles = [
    panelStyles,
    css`
      :host {
        display: block;
        margin-top: var(--space-2);
      }
      summary {
        padding: 4px 0;
        color: var(--accent);
        font-size: var(--text-s);
        cursor: pointer;
      }
    `,
  ];

  render() {
    const a = this.advisory;
    if (!a) return nothing;
    const stands = a.state === 'ISSUED' || a.state === 'SAMPLING';
    const body = html`${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${a.steps.length ? html`<ul class="small muted">${a.steps.map((/** @type {any} */ s) => html`<li>${dateAndTime(s.at)} ${words(s.kind).toLowerCase()}, ${s.by}${s.note ? `: ${s.note}` : ''}</li>`)}</ul>` : nothing}
      <div class="row">${actions[a.state].map(([kind, label]) => html`<cs-button
        why=${kind === 'RESCINDED' && a.daysToPass ? `Samples must pass on ${count(a.daysToPass, 'more day')}.` : ''} @press=${() => this.#do(kind)}>${label}</cs-button>`)}</div>`;
    return stands
      ? html`<p class="row"><cs-badge tone="alarm" shape="triangle" text="Boil-water advisory: ${words(a.state).toLowerCase()}"></cs-badge></p>${body}`
      : html`<details><summary>${a.state === 'NONE' ? 'Boil-water advisory' : 'Boil-water advisory rescinded'}</summary>${body}</details>`;
  }

  /** @param {string} kind */
  async #do(kind) {
    this.problem = '';
    await post(`/api/incidents/${this.incidentId}/advisory`, { id: newId(), kind }).catch((failure) => (this.problem = failure.message));
    this.tell('outage-done');
  }
}
customElements.define('outage-advisory', OutageAdvisory);
