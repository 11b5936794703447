import { CsElement, css, html, nothing } from '../components/base.js';
import { Problem, post } from '../lib/api.js';
import {
  choose, draftsAside, hasWords, keepAside, keepDraft, keptDraft, missing, newDraft, toNewCall, toNoIncident, toggleUnit, triageQuestion, withAddress,
  withCaller, withPhoneCall, withPremise, withProposal,
} from './call-draft.js';
import { callStyles } from './call-styles.js';
import { asideList, mainLine, noIncident, parentList, placeList, unitList } from './call-parts.js';
import './attachment-panel.js';
import './caller-card.js';
import './played-caller.js';
import './premise-orders.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-field.js';

/**
 * The form of a new call: the narrative first; its words propose the rest; one Enter takes the call and sends the units.
 * @fires call-taken with CallTaken @fires call-kept `{text}` when it needed no incident @fires call-left @fires call-shown `{picked, candidates}` for the map
 */
export class CallForm extends CsElement {
  static properties = {
    me: { attribute: false },
    types: { attribute: false },
    draft: { state: true },
    aside: { state: true },
    triage: { state: true },
    problem: { state: true },
    busy: { state: true },
    asking: { state: true },
    changedSinceEnter: { state: true },
  };

  static styles = callStyles;

  constructor() {
    super();
    /** @type {any} */
    this.triage = null;
    /** @type {any} */
    this.problem = null;
    this.busy = false;
    this.asking = false;
    this.asked = 0;
    this.answered = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.draft = keptDraft(this.me.username) ?? newDraft();
    this.aside = draftsAside(this.me.username);
    if (this.draft.narrative) this.#ask(0);
    this.updateComplete.then(() => this.#focus('narrative'));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** A call that was answered. What is being written of another one is set aside, never lost. @param {any} phoneCall */
  takeUp(phoneCall) {
    if (this.draft.phoneCallId === phoneCall.id) return this.#focus('narrative');
    const waiting = this.aside.find((/** @type {any} */ d) => d.phoneCallId === phoneCall.id);
    this.#turnTo(waiting ?? withPhoneCall(newDraft(), phoneCall));
  }

  /** Sets the draft aside and goes on with another. @param {import('./call-draft.js').CallDraft} next */
  #turnTo(next) {
    const others = this.aside.filter((/** @type {any} */ d) => d.id !== next.id);
    this.aside = hasWords(this.draft) ? [this.draft, ...others] : others;
    keepAside(this.me.username, this.aside);
    this.triage = this.problem = null;
    this.#change(next, 0);
    this.updateComplete.then(() => this.#focus('narrative'));
  }

  /** A place chosen on the map. @param {any} place */
  pick(place) {
    this.#change(choose(this.draft, 'location', place), 0);
  }

  /** @param {import('./call-draft.js').CallDraft} draft @param {number} [wait_ms] asks for proposals after so long; not when absent */
  #change(draft, wait_ms) {
    this.draft = draft;
    keepDraft(this.me.username, draft);
    if (wait_ms !== undefined) this.#ask(wait_ms);
    this.#showOnMap();
  }

  /** @param {number} wait_ms */
  #ask(wait_ms) {
    clearTimeout(this.timer);
    const number = ++this.asked;
    this.asking = true;
    this.timer = setTimeout(async () => {
      this.askedBefore?.abort();
      this.askedBefore = new AbortController();
      try {
        const triage = this.draft.narrative.trim() || this.draft.addressText.trim() || this.draft.location
          ? await post('/api/triage', triageQuestion(this.draft), { signal: this.askedBefore.signal, timeout_ms: 8_000 })
          : null;
        if (number !== this.asked) return;
        this.triage = triage;
        if (triage) this.draft = withProposal(this.draft, triage);
        keepDraft(this.me.username, this.draft);
        this.quiet = '';
      } catch (failure) {
        if (number !== this.asked || !(failure instanceof Problem)) return;
        this.quiet = `No proposals: ${failure.message} The call can be taken all the same.`;
      }
      this.answered = number;
      this.asking = false;
      this.#showOnMap();
    }, wait_ms);
  }

  #showOnMap() {
    const geocode = this.triage?.geocode;
    const candidates = !this.draft.location && geocode?.status === 'AMBIGUOUS' ? geocode.candidates : [];
    this.tell('call-shown', { picked: this.draft.location, candidates });
  }

  render() {
    const d = this.draft;
    const t = this.triage;
    return html`<form class="call" aria-label="New call" @keydown=${this.#key} @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
      <header><h2>New call</h2><span class="small muted" role="status">${this.asking ? 'Reading…' : (this.quiet ?? '')}</span>
        <cs-button variant="quiet" keys="Esc" @press=${() => this.tell('call-left')}>Leave as draft</cs-button></header>
      <div class="scroll">
        ${asideList(this.aside, (next) => this.#turnTo(next))}
        ${this.problem ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
        <played-caller .call=${d.phoneCallId}></played-caller>
        <cs-field id="narrative" kind="area" rows="3" label="What is happening, and where" required .value=${d.narrative}
          placeholder="Water coming up in the road at 118 Mill Road" .error=${this.#error('narrative')}
          @change-value=${(/** @type {any} */ e) => this.#change({ ...this.draft, narrative: e.detail.value }, 220)}></cs-field>
        <cs-field id="addressText" label="Address, intersection or asset" .value=${d.addressText}
          placeholder=${d.location?.label ?? 'Taken from the words above'} .error=${this.#error('addressText') ?? this.#error('location')}
          @change-value=${(/** @type {any} */ e) => this.#change(withAddress(this.draft, e.detail.value), 260)}></cs-field>
        ${placeList(t?.geocode, d, (place) => this.pick(place))}
        <premise-orders .place=${d.location ?? (t?.geocode?.status === 'FOUND' ? t.geocode.candidates[0] : null)}></premise-orders>
        ${mainLine(t?.main)}
        <div class="pair">
          <cs-field id="type" kind="select" label="Type" .value=${d.type} .error=${this.#error('type')}
            .options=${[{ value: '', label: 'Choose a type' }, ...(this.types ?? []).map((/** @type {any} */ x) => ({ value: x.code, label: x.label }))]}
            @change-value=${(/** @type {any} */ e) => this.#change(choose(this.draft, 'type', e.detail.value), 0)}></cs-field>
          <cs-field id="priority" kind="select" label="Priority" .value=${d.priority} .error=${this.#error('priority')}
            .options=${['', 'P1', 'P2', 'P3', 'SO'].map((p) => ({ value: p, label: p || 'As its type' }))}
            @change-value=${(/** @type {any} */ e) => this.#change(choose(this.draft, 'priority', e.detail.value))}></cs-field>
        </div>
        <p class="reason">${this.#reason()}</p>
        ${parentList(t?.parents, d, (id) => this.#change(choose(this.draft, 'incidentId', id)))}
        ${unitList(t?.units, d, (code) => this.#change(toggleUnit(this.draft, code)), this.#error('unitCodes'))}
        ${this.#questions()}
        <div class="pair">
          <cs-field id="callerName" label="Caller" .value=${d.callerName} .error=${this.#error('callerName')} @change-value=${this.#set('callerName')}></cs-field>
          <cs-field id="callerPhone" kind="tel" label="Phone" .value=${d.callerPhone} .error=${this.#error('callerPhone')} @change-value=${this.#set('callerPhone')}></cs-field>
        </div>
        <caller-card .number=${d.callerPhone} .joined=${d.incidentId} @caller-known=${(/** @type {any} */ e) => this.#known(e.detail.known)}
          @choose-premise=${(/** @type {any} */ e) => this.#change(withPremise(this.draft, e.detail.customer), 0)}
          @join-incident=${(/** @type {any} */ e) => this.#change(choose(this.draft, 'incidentId', e.detail.id))}></caller-card>
        <label class="tick"><input type="checkbox" .checked=${d.callbackWanted}
          @change=${(/** @type {any} */ e) => this.#change({ ...this.draft, callbackWanted: e.target.checked })} /> The caller wants to be called back</label>
        <attachment-panel plain adds owner="/api/calls/${d.id}" @files-changed=${(/** @type {any} */ e) => e.detail.count !== this.draft.files && this.#change({ ...this.draft, files: e.detail.count })}></attachment-panel>
        ${noIncident(d, (change) => this.#change({ ...this.draft, ...change }), this.#error('outcomeNote'))}
      </div>
      <footer><cs-button class="wide" variant="primary" keys="Enter" ?busy=${this.busy} @press=${() => this.#take()}>${this.#doing()}</cs-button></footer>
      <span class="unseen" role="status" aria-live="polite">${this.#spoken()}</span>
    </form>`;
  }

  /** What the one button will do. */
  #doing() {
    if (this.draft.outcome) return 'Keep the call without an incident';
    const units = this.draft.unitCodes.length ? `, send ${this.draft.unitCodes.join(' and ')}` : '';
    return this.draft.incidentId ? `Join the incident${units}` : `Take the call${units}`;
  }

  #spoken() {
    const d = this.draft;
    const type = (this.types ?? []).find((/** @type {any} */ x) => x.code === d.type)?.label;
    return this.asking ? '' : [type, d.priority, d.location?.label, d.unitCodes.length ? `sends ${d.unitCodes.join(', ')}` : ''].filter(Boolean).join(', ');
  }

  #reason() {
    const t = this.triage;
    if (!t) return html`<span class="faint">Type and priority are proposed from the words.</span>`;
    const mine = [this.draft.mine.type && 'type', this.draft.mine.priority && 'priority'].filter(Boolean);
    return html`${t.typeReason ?? ''} ${t.priorityReason ?? ''} ${mine.length ? html`<strong>Your ${mine.join(' and ')} stays.</strong>` : nothing}`;
  }

  #questions() {
    const type = (this.types ?? []).find((/** @type {any} */ x) => x.code === this.draft.type);
    if (!type?.questions?.length) return nothing;
    return html`<fieldset><legend>Ask the caller</legend>${type.questions.map(
      (/** @type {any} */ q) => html`<label class="tick"><input type="checkbox" .checked=${this.draft.answers[q.id] ?? false}
        @change=${(/** @type {any} */ e) => this.#change({ ...this.draft, answers: { ...this.draft.answers, [q.id]: e.target.checked } }, 0)} />${q.text}</label>`,
    )}</fieldset>`;
  }

  /** @param {any} known */
  #known(known) {
    const next = withCaller(this.draft, known);
    if (next !== this.draft) this.#change(next, 0);
  }

  /** @param {'callerName'|'callerPhone'} name */
  #set(name) {
    return (/** @type {any} */ e) => this.#change({ ...this.draft, [name]: e.detail.value });
  }

  /** @param {string} field */
  #error(field) {
    return this.problem?.fields?.find((/** @type {any} */ f) => f.field.split('.')[0] === field)?.message;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const nth = event.altKey ? /^Digit([1-5])$/.exec(event.code) : null;
    const unit = nth && (this.triage?.units ?? []).filter((/** @type {any} */ u) => u.eligible)[Number(nth[1]) - 1];
    if (unit) {
      event.preventDefault();
      this.#change(toggleUnit(this.draft, unit.unitCode));
      return;
    }
    const inner = /** @type {HTMLElement} */ (event.composedPath()[0]);
    const types = ['TEXTAREA', 'INPUT'].includes(inner.tagName);
    if (event.key !== 'Enter' || event.shiftKey || (!event.ctrlKey && !event.metaKey && !types)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#take();
  }

  async #take() {
    if (this.busy) return;
    const before = this.#what();
    if (this.asking) await this.#proposals();
    const lacking = missing(this.draft);
    if (lacking.length) return this.#refuse({ message: lacking[0].message, fields: lacking });
    // Never send what the dispatcher has not seen: what changed while Enter was pressed wants a second Enter.
    if (this.#what() !== before && this.draft.unitCodes.length && !this.draft.outcome) {
      this.quiet = 'Proposed just now. Enter again to take the call.';
      this.requestUpdate();
      return;
    }
    this.busy = true;
    try {
      await this.#send();
    } catch (failure) {
      this.#refuse(failure);
    }
    this.busy = false;
  }

  async #send() {
    if (this.draft.outcome) {
      await post('/api/phone-calls/without-incident', toNoIncident(this.draft));
      keepDraft(this.me.username, null);
      this.tell('call-kept', { text: `The call is kept: ${this.draft.outcome === 'ADVISED' ? 'advised' : 'referred'}.` });
      return;
    }
    const taken = await post('/api/calls', toNewCall(this.draft));
    keepDraft(this.me.username, null);
    this.tell('call-taken', taken);
  }

  #what() {
    return [this.draft.type, this.draft.priority, ...this.draft.unitCodes].join();
  }

  /** Waits for the proposals that are on their way, two seconds at most. */
  async #proposals() {
    const until = Date.now() + 2_000;
    while (this.asking && Date.now() < until) await new Promise((go) => setTimeout(go, 30));
    await this.updateComplete;
  }

  /** @param {any} problem */
  async #refuse(problem) {
    this.problem = problem;
    await this.updateComplete;
    this.#focus(problem.fields?.[0]?.field?.split('.')[0] ?? 'narrative');
  }

  /** @param {string} id */
  #focus(id) {
    const field = /** @type {any} */ (this.renderRoot.querySelector(`#${CSS.escape(id)}`));
    (field?.control ?? field)?.focus?.();
  }
}
customElements.define('call-form', CallForm);
