import { CsElement, html, nothing } from '../components/base.js';
import { Problem, post } from '../lib/api.js';
import { policyStyles } from './policy-styles.js';
import '../components/cs-badge.js';
import '../components/cs-field.js';

/** What would be proposed for a call, by the policies as they are saved. Asks anew whenever they change. Writes nothing. */
export class TryOut extends CsElement {
  static properties = { policies: { attribute: false }, narrative: { state: true }, type: { state: true }, yes: { state: true }, proposed: { state: true }, problem: { state: true } };
  static styles = policyStyles;

  constructor() {
    super();
    this.narrative = '';
    this.type = '';
    /** @type {Record<string, boolean>} */
    this.yes = {};
    this.asked = 0;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (['policies', 'narrative', 'type', 'yes'].some((name) => changed.has(name))) this.#ask();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  #ask() {
    clearTimeout(this.timer);
    const number = ++this.asked;
    if (!this.narrative.trim() && !this.type) return void (this.proposed = null);
    this.timer = setTimeout(async () => {
      try {
        const proposed = await post('/api/triage', { narrative: this.narrative, type: this.type || undefined, answers: this.yes });
        if (number === this.asked) Object.assign(this, { proposed, problem: '' });
      } catch (failure) {
        if (!(failure instanceof Problem)) throw failure;
        if (number === this.asked) this.problem = failure.message;
      }
    }, 220);
  }

  render() {
    const p = this.proposed;
    const type = this.policies.types.find((/** @type {any} */ t) => t.code === (this.type || p?.type?.code));
    return html`<section class="card" aria-labelledby="try"><h2 id="try">What would be proposed if …</h2>
      <cs-field kind="area" rows="3" label="The caller says" .value=${this.narrative} @change-value=${(/** @type {any} */ e) => (this.narrative = e.detail.value)}></cs-field>
      <cs-field kind="select" label="The dispatcher chooses" .value=${this.type} .options=${[{ value: '', label: 'No type: the words decide' }, ...this.policies.types.map((/** @type {any} */ t) => ({ value: t.code, label: t.label }))]}
        @change-value=${(/** @type {any} */ e) => (this.type = e.detail.value)}></cs-field>
      ${type?.questions.length
        ? html`<fieldset><legend class="label">Answered with yes</legend>${type.questions.map((/** @type {any} */ q) => html`<label class="tick"><input type="checkbox" .checked=${this.yes[q.id] ?? false}
            @change=${(/** @type {any} */ e) => (this.yes = { ...this.yes, [q.id]: e.target.checked })} />${q.text}</label>`)}</fieldset>`
        : nothing}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <p class="proposed" role="status">${p?.type ? html`<cs-badge priority=${p.priority}></cs-badge> ${p.type.label}. ${p.typeReason} ${p.priorityReason}` : p ? p.typeReason : 'Say something, or choose a type.'}</p></section>`;
  }
}
customElements.define('try-out', TryOut);
