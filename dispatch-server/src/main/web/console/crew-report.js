import { CsElement, css, html, nothing } from '../components/base.js';
import { newId, post } from '../lib/api.js';
import { dateAndTime, instantOf, timeOfDay, words } from '../lib/format.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

const reasoned = ['DECLINE', 'SUSPEND', 'INCOMPLETE'];
/** What of `times` can be put right, and the state it is of. */
const correctable = [['acknowledged', 'ACKNOWLEDGED'], ['enRoute', 'EN_ROUTE'], ['onSite', 'ON_SITE'], ['working', 'WORKING'], ['completed', 'COMPLETED'], ['clear', 'CLEAR']];
const taken = ['EN_ROUTE', 'ON_SITE', 'WORKING', 'SUSPENDED', 'COMPLETED', 'INCOMPLETE'];

/**
 * What a crew said by voice, a time that was wrong, or a step pressed by mistake. `assignment` as AssignmentView in
 * docs/wire.md. @fires close @fires reported `{text}`
 */
export class CrewReport extends CsElement {
  static properties = Object.fromEntries(
    ['assignment', 'choice', 'at', 'reason', 'followOn', 'problem', 'busy', 'other'].map((name) => [name, name === 'assignment' ? { attribute: false } : { state: true }]),
  );
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
  `;

  constructor() {
    super();
    Object.assign(this, { choice: '', at: '', reason: '', followOn: '', problem: '', requestId: newId() });
  }

  #options() {
    const a = this.assignment;
    const state = a.state === 'INCOMPLETE' ? 'INCOMPLETE' : 'COMPLETED';
    return [
      { value: '', label: 'Choose…' },
      ...a.steps.filter((/** @type {any} */ s) => s.allowed).map((/** @type {any} */ s) => ({ value: `step ${s.step}`, label: s.label })),
      ...correctable.filter(([key]) => a.times[key]).map(([key, of]) => ({ value: `time ${of === 'COMPLETED' ? state : of}`, label: `Correct a time: ${words(of).toLowerCase()} ${timeOfDay(a.times[key])}`, at: a.times[key] })),
      ...(taken.includes(a.state) ? [{ value: 'back', label: `Take back: ${words(a.state).toLowerCase()} was a mistake` }] : []),
    ];
  }

  render() {
    const [kind, what] = this.choice.split(' ');
    const needsReason = kind === 'time' || kind === 'back' || reasoned.includes(what);
    return html`<cs-dialog open heading="Report for ${this.assignment.unitCode}">
      <div class="form">
        <cs-field id="what" label="What" kind="select" .options=${this.#options()} .value=${this.choice} @change-value=${(/** @type {any} */ e) => this.#choose(e.detail.value)}></cs-field>
        ${kind === 'step' || kind === 'time'
          ? html`<cs-field id="at" label=${kind === 'time' ? 'It was at' : 'When'} kind="datetime-local" hint=${kind === 'step' ? 'Empty: just now' : ''} .value=${this.at} @change-value=${(/** @type {any} */ e) => (this.at = e.detail.value)}></cs-field>`
          : nothing}
        ${needsReason ? html`<cs-field id="why" label="Why" required .value=${this.reason} @change-value=${(/** @type {any} */ e) => (this.reason = e.detail.value)}></cs-field>` : nothing}
        ${what === 'INCOMPLETE' && kind === 'step' ? html`<cs-field id="left" label="What is left to be done" .value=${this.followOn} @change-value=${(/** @type {any} */ e) => (this.followOn = e.detail.value)}></cs-field>` : nothing}
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      </div>
      <cs-button slot="actions" @press=${() => this.tell('close')}>Leave it</cs-button>
      ${this.other ? html`<cs-button slot="actions" variant="primary" ?busy=${this.busy} @press=${() => this.#report(true)}>It leaves ${this.other.number} for this</cs-button>` : nothing}
      <cs-button slot="actions" variant=${this.other ? 'quiet' : 'primary'} ?busy=${this.busy} why=${this.choice ? '' : 'Choose what first.'} @press=${() => this.#report(false)}>Write it down</cs-button>
    </cs-dialog>`;
  }

  /** @param {string} choice */
  #choose(choice) {
    const known = /** @type {any} */ (this.#options().find((o) => o.value === choice));
    Object.assign(this, { choice, other: null, problem: '', at: known?.at ? dateAndTime(known.at).replace(' ', 'T') : '' });
  }

  /** @param {boolean} leavesOther */
  async #report(leavesOther) {
    const { id, unitCode, version } = this.assignment;
    const [kind, what] = this.choice.split(' ');
    const occurredAt = this.at ? instantOf(this.at) : undefined;
    if ((kind === 'time' || kind === 'back' || reasoned.includes(what)) && !this.reason.trim()) return void (this.problem = 'Say why, in a few words.');
    if (kind === 'time' && !occurredAt) return void (this.problem = 'Say when it was.');
    this.busy = true;
    this.problem = '';
    try {
      if (kind === 'step') await post(`/api/assignments/${id}/steps`, { id: this.requestId, step: what, occurredAt, reason: this.reason || undefined, followOn: this.followOn || undefined, leavesOther });
      if (kind === 'time') await post(`/api/assignments/${id}/corrections`, { id: this.requestId, state: what, occurredAt, reason: this.reason });
      if (kind === 'back') await post(`/api/assignments/${id}/take-back`, { version, reason: this.reason });
      this.tell('reported', { text: `${unitCode}: written down.` });
    } catch (/** @type {any} */ failure) {
      this.problem = failure.message;
      this.other = failure.code === 'other-job-active' ? failure.body?.other : null;
    }
    this.busy = false;
  }
}
customElements.define('crew-report', CrewReport);
