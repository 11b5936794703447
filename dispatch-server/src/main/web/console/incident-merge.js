import { CsElement, css, html, nothing } from '../components/base.js';
import { Problem, post } from '../lib/api.js';
import { count } from '../lib/format.js';
import { liveUnits, nearFirst } from '../lib/store.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

/**
 * Asks which open incident this one is a duplicate of, and why; says what will happen.
 * @fires merged `{into, text}` @fires close
 */
export class IncidentMerge extends CsElement {
  static properties = {
    incident: { attribute: false },
    others: { attribute: false },
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
    /** @type {Record<string, string>} */
    this.wrong = {};
  }

  render() {
    const near = nearFirst(this.incident, this.others);
    const options = [{ value: '', label: near.length ? 'Choose an incident' : 'No other incident is open' },
      ...near.map((i) => ({ value: i.id, label: `${i.number}: ${[i.typeLabel, i.addressText].filter(Boolean).join(', ')}` }))];
    return html`<cs-dialog open heading="${this.incident.number} is a duplicate">
      <div class="form" @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && !(e.composedPath()[0] instanceof HTMLSelectElement) && this.#save()}>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <cs-field id="target" kind="select" label="Duplicate of" required .value=${this.target} .options=${options} .error=${this.wrong.target ?? ''}
          @change-value=${(/** @type {any} */ e) => Object.assign(this, { target: e.detail.value, wrong: {} })}></cs-field>
        <cs-field id="why" label="Why" required .value=${this.reason} .error=${this.wrong.reason ?? ''}
          @change-value=${(/** @type {any} */ e) => Object.assign(this, { reason: e.detail.value, wrong: {} })}></cs-field>
        <p class="happens" aria-live="polite">${this.#happens(near.find((i) => i.id === this.target))}</p>
      </div>
      <cs-button slot="actions" @press=${() => this.tell('close')}>Leave it</cs-button>
      <cs-button slot="actions" variant="primary" ?busy=${this.busy} @press=${this.#save}>It is a duplicate</cs-button>
    </cs-dialog>`;
  }

  /** @param {any} to */
  #happens(to) {
    const { incident } = this;
    const crews = liveUnits(incident);
    if (crews.length) return `${crews.join(' and ')} ${crews.length === 1 ? 'is' : 'are'} still on ${incident.number}: clear or cancel ${crews.length === 1 ? 'it' : 'them'} first.`;
    const calls = incident.calls?.length ?? 0;
    return `${incident.number} ends${to ? ` as a duplicate of ${to.number}` : ''}. ${calls ? `Its ${count(calls, 'call')} ${calls === 1 ? 'goes' : 'go'} along, with any call back owed. ` : ''}“Not a duplicate” brings all of it back.`;
  }

  async #save() {
    if (this.busy) return;
    this.wrong = { ...(this.target ? {} : { target: 'Choose the incident it is a duplicate of.' }), ...(this.reason.trim() ? {} : { reason: 'Say why, in a few words.' }) };
    if (Object.keys(this.wrong).length) return;
    this.busy = true;
    this.problem = '';
    try {
      const into = await post(`/api/incidents/${this.incident.id}/merge`, { intoId: this.target, reason: this.reason.trim(), version: this.incident.version });
      this.tell('merged', { into: into.id, text: `${this.incident.number} is a duplicate of ${into.number} now.` });
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.wrong = { reason: failure.of('reason') ?? '' };
      this.problem = this.wrong.reason ? '' : failure.message;
    }
    this.busy = false;
  }
}
customElements.define('incident-merge', IncidentMerge);
