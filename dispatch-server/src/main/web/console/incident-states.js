import { html, nothing } from '../components/base.js';
import '../components/cs-button.js';

/**
 * The states an incident can go to, the usual ones first, the others with why not yet.
 * @param {any} incident as IncidentDetail in docs/wire.md
 * @param {{problem?: string, busy: string, move: (transition: any) => void}} how `busy` the state it is on its way to
 */
export function incidentStates(incident, { problem, busy, move }) {
  const all = /** @type {any[]} */ (incident.transitions ?? []);
  const usual = all.filter((t) => t.allowed && !t.needsReason);
  const others = all.filter((t) => !usual.includes(t));
  const button = (/** @type {any} */ t) => html`<cs-button why=${t.allowed ? '' : t.why || 'Not from this state.'} ?busy=${busy === t.to} @press=${() => move(t)}>${t.label}</cs-button>`;
  return html`<section aria-label="State">
    <h3>State <span>${incident.stateLabel}</span></h3>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    <div class="row">${usual.length ? usual.map(button) : html`<span class="muted small">Nothing usual follows from here.</span>`}</div>
    ${others.length ? html`<details><summary>Other states, and why not yet</summary><div class="row">${others.map(button)}</div></details>` : nothing}
  </section>`;
}
