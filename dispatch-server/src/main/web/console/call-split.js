import { CsElement, css, html, nothing } from '../components/base.js';
import { Problem, newId, post } from '../lib/api.js';
import { nearFirst } from '../lib/store.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

/** Asks where a call goes that was linked by mistake, and why; says what will happen. @fires split-done `{text}` @fires close */
export class CallSplit extends CsElement {
  static properties = {
    incident: { attribute: false },
    call: { attribute: false },
    others: { attribute: false },
    types: { attribute: false },
    chosen: { state: true },
    target: { state: true },
    reason: { state: true },
    wrong: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  static styles = css`
    .form {
      display: grid;
      gap: var(--space-3);
    }
    .problem {
      padding: 6px 10px;
      border-radius: var(--radius-m);
      color: var(--alarm);
      background: var(--alarm-wash);
    }
    .happens {
      overflow-wrap: anywhere;
    }
  `;

  constructor() {
    super();
    this.target = '';
    this.reason = '';
    this.newIncidentId = newId();
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('call')) this.chosen = this.call;
  }

  render() {
    const { incident, chosen } = this;
    return html`<cs-dialog open heading="Take a call out of ${incident.number}">
      <div class="form" @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && !(e.composedPath()[0] instanceof HTMLSelectElement) && this.#save()}>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <cs-field id="why" label="Why" required .value=${this.reason} .error=${this.wrong ?? ''}
          @change-value=${(/** @type {any} */ e) => { this.reason = e.detail.value; this.wrong = ''; }}></cs-field>
        <cs-field id="call" kind="select" label="Call" .value=${chosen.id} .options=${incident.calls.map((/** @type {any} */ c) => ({ value: c.id, label: `${c.number}: ${c.narrative}`.slice(0, 90) }))}
          @change-value=${(/** @type {any} */ e) => (this.chosen = incident.calls.find((/** @type {any} */ c) => c.id === e.detail.value))}></cs-field>
        <cs-field id="target" kind="select" label="Goes to" .value=${this.target} .options=${[{ value: '', label: 'An incident of its own' }, ...nearFirst(this.incident, this.others).map((i) => ({ value: i.id, label: `${i.number}: ${describe(i)}` }))]}
          @change-value=${(/** @type {any} */ e) => (this.target = e.detail.value)}></cs-field>
        <p class="happens" aria-live="polite">${this.#happens()}</p>
      </div>
      <cs-button slot="actions" @press=${() => this.tell('close')}>Leave it</cs-button>
      <cs-button slot="actions" variant="primary" ?busy=${this.busy} @press=${this.#save}>Take it out</cs-button>
    </cs-dialog>`;
  }

  #happens() {
    const { chosen, incident } = this;
    const to = nearFirst(this.incident, this.others).find((i) => i.id === this.target);
    const own = [this.#typeLabel(chosen.type), chosen.priority, chosen.addressText ?? 'no location yet'].filter(Boolean).join(', ');
    return `Call ${chosen.number} leaves ${incident.number} and ${to ? `joins ${to.number}` : `opens an incident of its own: ${own}`}. ${
      (incident.assignments ?? []).length ? 'Crews stay on the incident they were sent to. ' : ''}Both logs keep it, with your words.`;
  }

  /** @param {string|undefined} code */
  #typeLabel(code) {
    return (this.types ?? []).find((/** @type {any} */ t) => t.code === code)?.label;
  }

  async #save() {
    if (this.busy) return;
    if (!this.reason.trim()) return void (this.wrong = 'Say why, in a few words.');
    this.busy = true;
    this.problem = '';
    try {
      const now = await post(`/api/calls/${this.chosen.id}/split`, {
        fromIncidentId: this.incident.id, version: this.chosen.version, reason: this.reason.trim(),
        ...(this.target ? { incidentId: this.target } : { newIncidentId: this.newIncidentId }),
      });
      this.tell('split-done', { text: `Call ${this.chosen.number} is now in ${now.number}.` });
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.wrong = failure.of('reason') ?? '';
      this.problem = this.wrong ? '' : failure.message;
    }
    this.busy = false;
  }
}

/** @param {any} i */
const describe = (i) => [i.typeLabel, i.addressText].filter(Boolean).join(', ');
customElements.define('call-split', CallSplit);
