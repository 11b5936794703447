import { CsElement, html, nothing } from '../components/base.js';
import { Ticking } from '../lib/clock.js';
import { timeOfDay } from '../lib/format.js';
import { now } from '../lib/world.js';
import { changeToRead, digging, nextStep, otherSteps, progress, stepLabels, stepToConfirm, withReason } from './work.js';
import { jobStyles } from './technician-styles.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';
import '../map/cs-map.js';
import './job-change.js';
import './job-photos.js';
import './job-proposal.js';
import './job-valves.js';

/**
 * One job on the phone. `work` as TechnicianAssignment in docs/wire.md, `waiting` the actions not yet sent, `photos` as the entries of cs-attachments.
 * @fires acknowledge-change `{amendment}` @fires confirm-step `{step}` @fires refuse-step `{step}` @fires step `{step, reason}` @fires valve `{ref, result, position, turns}` @fires shutdown-step `{kind}` @fires note `{text}` @fires photograph `{files}` @fires caption `{id, caption}` @fires dig @fires dig-outdated
 */
export class JobCard extends CsElement {
  static properties = {
    work: { attribute: false },
    waiting: { attribute: false },
    photos: { attribute: false },
    city: { attribute: false },
    asking: { state: true },
    noteText: { state: true },
  };
  static styles = jobStyles;

  constructor() {
    super();
    this.noteText = '';
    new Ticking(this);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('work')) {
      const { incident, outage } = this.work;
      this.shown = { incidents: [incident], chosenId: null, outage };
    }
  }

  /** The clock has changed what holds of digging: the server is asked once. */
  #askAboutDigging() {
    const until = this.work.dig?.clearance.until;
    if (!until || until === this.askedFor || Date.parse(until) > now()) return;
    this.askedFor = until;
    this.tell('dig-outdated');
  }

  /** The map goes to the place, and follows it when the dispatcher moves it. @param {Map<string, any>} changed */
  updated(changed) {
    this.#askAboutDigging();
    const { incident, outage } = this.work;
    const before = changed.get('work')?.incident;
    if (!changed.has('work') || (before && before.lon === incident.lon && before.lat === incident.lat)) return;
    const map = /** @type {any} */ (this.renderRoot.querySelector('cs-map'));
    if (incident.lon != null) map?.fit([incident, ...(outage?.valves ?? [])], 16.5);
  }

  render() {
    const { assignment, incident } = this.work;
    const next = nextStep(this.work, this.waiting);
    const change = changeToRead(this.work, this.waiting);
    const proposal = stepToConfirm(this.work, this.waiting);
    return html`${this.#stop()}${change ? html`<job-change .amendment=${change.amendment} ?unsent=${change.unsent}></job-change>` : nothing}
      <div role="status">${proposal ? html`<job-proposal .proposal=${proposal}></job-proposal>` : nothing}</div>
      <div class="head">
        <div class="badges"><cs-badge priority=${incident.priority}></cs-badge><span class="muted">${incident.number}</span>
          <cs-badge status=${assignment.state}></cs-badge></div>
        <h2>${this.work.order ? `${this.work.order.kindLabel} ${this.work.order.number}` : incident.typeLabel}</h2>
        <p class="address">${incident.addressText ?? 'No location yet: ask the dispatcher'}</p>
        ${this.work.order ? this.#order() : incident.narrative ? html`<p class="said">“${incident.narrative}”</p>` : nothing}
        ${(incident.hazards ?? []).map((/** @type {string} */ h) => html`<p class="hazard">▲ ${h}</p>`)}
        ${assignment.note ? html`<p class="said"><strong>From the dispatcher:</strong> ${assignment.note}</p>` : nothing}
      </div>
      <div class="part">
        <ol class="steps" aria-label="Steps">${progress(this.work, this.waiting).map((s) => html`<li class="${s.done ? 'done' : s.now ? 'now' : ''}">
          <span class="unseen">${s.label}: ${s.done ? 'done' : s.now ? 'next' : 'later'}</span></li>`)}</ol>
        ${next
          ? html`<cs-button class="big" glove variant="primary" @press=${() => this.tell('step', { step: next })}>${stepLabels[next]}</cs-button>`
          : html`<p class="muted">Nothing more to do here.</p>`}
        ${this.#lastStep()}
      </div>
      ${this.#digging()}
      ${incident.lon != null && this.city
        ? html`<cs-map plain .city=${this.city} .shown=${this.shown}></cs-map>
            <a href="geo:${incident.lat},${incident.lon}?q=${incident.lat},${incident.lon}">Open in the phone’s map</a>`
        : nothing}
      <job-valves .work=${this.work} .waiting=${this.waiting}></job-valves>
      <job-photos .entries=${this.photos}></job-photos>
      <div class="part">
        <cs-field glove label="Note" .value=${this.noteText} @change-value=${(/** @type {any} */ e) => (this.noteText = e.detail.value)}></cs-field>
        <cs-button class="send" glove @press=${this.#note}>Send the note</cs-button>
        ${this.#others(next)}
      </div>
      ${this.#dialog()}`;
  }

  /** That the order must not be done any more, before all else. */
  #stop() {
    const stop = this.work.order?.stop;
    if (!stop) return nothing;
    return html`<div class="stop" role="alert"><strong>▲ ${stop}</strong>
      <p>If it is off already, report Complete: a reconnect is then ordered by itself.</p></div>`;
  }

  /** Whether they may dig, before the valves and in big words. */
  #digging() {
    const dig = digging(this.work, this.waiting, now());
    if (!dig) return nothing;
    const mark = { good: '✓', warn: '▲', alarm: '■' }[dig.tone];
    return html`<div class="part"><h3>Digging</h3>
      <p class="dig ${dig.tone}" role="status"><span aria-hidden="true">${mark}</span> ${dig.words}</p>
      ${dig.since
        ? html`<p class="said">Digging since ${timeOfDay(dig.since)}</p>`
        : html`<cs-button class="wide" glove why=${!dig.mayDig ? 'Not before the dispatcher says so.' : dig.arrived ? '' : 'When you are on site.'} @press=${() => this.tell('dig')}>We dig now</cs-button>`}</div>`;
  }

  #order() {
    const { whatToDo, windowFrom, windowTo } = this.work.order;
    const window = windowFrom && windowTo ? `Between ${timeOfDay(windowFrom)} and ${timeOfDay(windowTo)}` : windowTo ? `Before ${timeOfDay(windowTo)}` : windowFrom ? `Not before ${timeOfDay(windowFrom)}` : '';
    return html`<p class="todo">${whatToDo}</p>${window ? html`<p class="said">${window}</p>` : nothing}`;
  }

  #lastStep() {
    const t = this.work.assignment.times ?? {};
    const last = [['clear', 'Clear'], ['completed', 'Complete'], ['madeSafe', 'Made safe'], ['onSite', 'On site'], ['enRoute', 'En route'], ['acknowledged', 'Acknowledged'], ['dispatched', 'Sent to you']].find(([key]) => t[key]);
    return last ? html`<p class="said">${last[1]} at ${timeOfDay(t[last[0]])}</p>` : nothing;
  }

  /** @param {string|null} next */
  #others(next) {
    const others = otherSteps(this.work, next);
    if (!others.length) return nothing;
    return html`<details><summary>Something else</summary><div class="others">${others.map((s) => html`<cs-button glove
      @press=${() => (withReason.includes(s.step) ? (this.asking = { ...s, reason: '' }) : this.tell('step', { step: s.step }))}>${stepLabels[s.step] ?? s.label}</cs-button>`)}</div></details>`;
  }

  #dialog() {
    const q = this.asking;
    if (!q) return nothing;
    return html`<cs-dialog open heading=${q.label} @close=${() => (this.asking = null)}>
      <cs-field glove label="Why" .value=${q.reason} .error=${q.error ?? ''} @change-value=${(/** @type {any} */ e) => (this.asking = { ...this.asking, reason: e.detail.value })}></cs-field>
      ${q.step === 'INCOMPLETE' ? html`<cs-field glove label="What is left to be done" .value=${q.followOn ?? ''} @change-value=${(/** @type {any} */ e) => (this.asking = { ...this.asking, followOn: e.detail.value })}></cs-field>` : nothing}
      <cs-button slot="actions" glove variant="primary" @press=${() => {
        if (!q.reason.trim()) return void (this.asking = { ...q, error: 'Say why, in a few words.' });
        this.asking = null;
        this.tell('step', { step: q.step, reason: q.reason, followOn: q.followOn });
      }}>${q.label}</cs-button></cs-dialog>`;
  }

  #note() {
    const text = this.noteText.trim();
    if (!text) return;
    this.noteText = '';
    this.tell('note', { text });
  }
}
customElements.define('job-card', JobCard);
