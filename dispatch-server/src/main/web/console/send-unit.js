import { CsElement, css, html, nothing } from '../components/base.js';
import { get, newId, post } from '../lib/api.js';
import { dateAndTime, instantOf, words } from '../lib/format.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

/**
 * Sends one certain unit: beside what it is on, taken off it, or later; with what follows from that.
 * `incident` as the detail has it, `unitCode` the unit. @fires close @fires sent `{text}`
 */
export class SendUnit extends CsElement {
  static properties = {
    incident: { attribute: false },
    unitCode: {},
    what: { state: true },
    choice: { state: true },
    planned: { state: true },
    note: { state: true },
    reason: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  static styles = css`
    .form {
      display: grid;
      gap: var(--space-3);
    }
    fieldset {
      display: grid;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      margin-bottom: 4px;
      font-size: var(--text-s);
      font-weight: 600;
      color: var(--text-muted);
    }
    label {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 2px var(--space-2);
      padding: 8px 10px;
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      cursor: pointer;
    }
    label:has(:checked) {
      border-color: var(--accent);
      background: var(--surface-hover);
    }
    label small {
      grid-column: 2;
      color: var(--text-muted);
    }
    .problem {
      padding: 6px 10px;
      border-radius: var(--radius-m);
      color: var(--alarm);
      background: var(--alarm-wash);
    }
    .muted {
      color: var(--text-muted);
    }
  `;

  constructor() {
    super();
    Object.assign(this, { planned: '', note: '', reason: '', choice: '' });
    this.requestId = newId();
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      this.what = await get(`/api/incidents/${this.incident.id}/consequences?unit=${this.unitCode}`);
      this.choice = this.what.jobs.length ? '' : 'now';
    } catch (/** @type {any} */ failure) {
      this.problem = failure.message;
    }
  }

  render() {
    const w = this.what;
    return html`<cs-dialog open heading="Send ${this.unitCode} to ${this.incident.number}">
      <div class="form">
        ${w ? nothing : html`<p class="muted">${this.problem ? '' : 'Looking what that would mean…'}</p>`}
        ${w?.refusal ? html`<p class="problem" role="alert">${w.refusal}</p>` : nothing}
        ${w ? html`<p class="muted">${w.reasons.join(' · ')}</p>` : nothing}
        ${w && !w.refusal ? this.#choices(w) : nothing}
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      </div>
      <cs-button slot="actions" @press=${() => this.tell('close')}>Leave it</cs-button>
      <cs-button slot="actions" variant="primary" ?busy=${this.busy} why=${!w || w.refusal || !this.choice ? w?.refusal || 'Choose how first.' : ''}
        @press=${() => this.#send()}>${this.choice === 'later' ? 'Reserve' : 'Send'} ${this.unitCode}</cs-button>
    </cs-dialog>`;
  }

  /** @param {any} w */
  #choices(w) {
    return html`<fieldset><legend>How</legend>
        ${w.jobs.length ? this.#choice('beside', 'Beside what it has to do', w.jobs.map((/** @type {any} */ j) => `${words(j.state)}: ${j.incidentNumber} (${j.priority})`).join(', ')) : this.#choice('now', 'Now', 'It has nothing else to do.')}
        ${w.jobs.filter((/** @type {any} */ j) => j.mayBePreEmpted).map((/** @type {any} */ j) => this.#choice(j.assignmentId, `Take it off ${j.incidentNumber}`, j.consequence))}
        ${this.#choice('later', 'Reserve it for later', 'The crew is told when you send it.')}
      </fieldset>
      ${this.choice === 'later'
        ? html`<cs-field label="Wanted at (may be empty)" kind="datetime-local" .value=${this.planned} @change-value=${(/** @type {any} */ e) => (this.planned = e.detail.value)}></cs-field>`
        : nothing}
      ${this.#needsReason()
        ? html`<cs-field id="reason" label="Why" required .value=${this.reason} @change-value=${(/** @type {any} */ e) => (this.reason = e.detail.value)}></cs-field>`
        : nothing}
      <cs-field id="note" label="For the crew (may be empty)" .value=${this.note} @change-value=${(/** @type {any} */ e) => (this.note = e.detail.value)}></cs-field>`;
  }

  /** @param {string} value @param {string} title @param {string} text */
  #choice(value, title, text) {
    return html`<label><input type="radio" name="how" .checked=${this.choice === value} @change=${() => (this.choice = value)}><span>${title}</span><small>${text}</small></label>`;
  }

  #needsReason() {
    return !['', 'now', 'later'].includes(this.choice);
  }

  async #send() {
    const takenOff = this.#needsReason() && this.choice !== 'beside' ? [this.choice] : [];
    const stays = this.what.jobs.filter((/** @type {any} */ j) => !takenOff.includes(j.assignmentId));
    if (this.#needsReason() && !this.reason.trim()) return void (this.problem = 'Say why, in a few words.');
    const later = this.choice === 'later';
    const plannedAt = later && this.planned ? instantOf(this.planned) : undefined;
    this.busy = true;
    this.problem = '';
    try {
      await post(`/api/incidents/${this.incident.id}/assignments`, {
        id: this.requestId, unitCode: this.unitCode, note: this.note.trim() || undefined, reason: this.reason.trim() || undefined,
        override: !later && stays.length > 0, reserved: later, plannedAt, preEmpts: takenOff,
      });
      const when = plannedAt ? ` for ${dateAndTime(plannedAt)}` : '';
      this.tell('sent', { text: later ? `${this.unitCode} is reserved${when}.` : `${this.unitCode} is sent to ${this.incident.number}.` });
    } catch (/** @type {any} */ failure) {
      this.problem = failure.message;
    }
    this.busy = false;
  }
}
customElements.define('send-unit', SendUnit);
