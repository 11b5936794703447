import { CsElement, css, html, nothing } from '../components/base.js';
import { Problem, get, newId, post } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { age, dateAndTime, targetClock, words } from '../lib/format.js';
import { liveUnits } from '../lib/store.js';
import { now } from '../lib/world.js';
import { incidentStates } from './incident-states.js';
import { orderLine } from './order-line.js';
import { panelStyles } from './panel-styles.js';
import { undoneSince } from './undone.js';
import './attachment-panel.js';
import './call-list.js';
import './call-out-panel.js';
import './crew-panel.js';
import './duty-panel.js';
import './incident-edit.js';
import './incident-merge.js';
import './locate-panel.js';
import './outage-panel.js';
import './road-closures.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';
import '../components/cs-timeline.js';

/**
 * One incident: header, crews, outage, what can be done with it, timeline, notes. Reads itself again when `nudge` changes.
 * @fires outage-shown `{outage}` @fires show-place `{lon, lat}` @fires said `{text, tone}` @fires open-incident `{id}` @fires detail-left
 */
export class IncidentDetail extends CsElement {
  static properties = {
    incidentId: {}, nudge: {},
    incident: { state: true }, outage: { state: true }, shutdown: { state: true },
    options: { state: true }, openOptions: { state: true }, problem: { state: true },
    busy: { state: true }, asking: { state: true }, editing: { state: true }, noteText: { state: true },
    types: { attribute: false }, units: { attribute: false }, // UnitRow by code
    others: { attribute: false }, // the open incidents, for a call that belongs to another
    roadClosures: { attribute: false },
    dispatches: { type: Boolean },
  };
  static styles = [
    panelStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
        min-height: 0;
      }
      header {
        padding: var(--space-3) var(--space-2) var(--space-3) var(--space-4);
        border-bottom: 1px solid var(--line);
      }
      h2 {
        font-size: var(--text-xl);
        line-height: 1.25;
      }
      .close { margin-inline-start: auto; }
      .scroll {
        flex: 1;
        min-height: 0;
        overflow: auto;
      }
      .where { overflow-wrap: anywhere; }
      .where a { color: var(--accent); }
      summary {
        padding: 6px 0;
        color: var(--accent);
        font-size: var(--text-s);
        cursor: pointer;
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        gap: var(--space-2);
        padding: var(--space-2) var(--space-4) var(--space-3);
        border-top: 1px solid var(--line);
      }
    `,
  ];

  constructor() {
    super();
    this.noteText = '';
    /** @type {Record<string, string>} problem texts by section */
    this.problem = {};
    this.busy = '';
    new Ticking(this);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('incidentId')) {
      Object.assign(this, { incident: null, outage: null, shutdown: null, options: null, openOptions: false, problem: {}, asking: null, editing: null, noteText: '' });
      this.#read();
    } else if (changed.has('nudge')) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#read(), 60);
    }
  }

  async #read() {
    const id = this.incidentId;
    if (!id) return;
    try {
      const [incident, outage, shutdown] = await Promise.all(['', '/outage', '/shutdown'].map((part) => get(`/api/incidents/${id}${part}`)));
      if (id !== this.incidentId) return;
      Object.assign(this, { incident, outage, shutdown });
      this.problem = { ...this.problem, read: '' };
      const flush = (shutdown?.reopening ?? []).filter((/** @type {any} */ s) => s.action === 'FLUSH').map((/** @type {any} */ s) => s.ref);
      this.tell('outage-shown', { outage: outage && { ...outage, flush, conflicts: shutdown?.conflicts } });
    } catch (failure) {
      if (id === this.incidentId) this.#failed('read', failure);
    }
  }

  /** Opens what can be changed about it; `place` as chosen on the map. @param {any} [place] */
  edit(place) {
    this.editing = { place };
  }

  /** Asks which call is to leave it. */
  splitCall() {
    /** @type {any} */ (this.renderRoot.querySelector('call-list'))?.split();
  }

  /** Asks which incident it is a duplicate of. */
  merge() {
    const step = this.incident?.transitions?.find((/** @type {any} */ t) => t.to === 'DUPLICATE');
    if (step?.allowed) this.#move(step);
    else this.tell('said', { text: step?.why || 'It cannot become a duplicate now.' });
  }

  /** Asks which street is to be closed. */
  closeRoad() {
    /** @type {any} */ (this.renderRoot.querySelector('road-closures'))?.ask();
  }

  /** Asks for a locate ticket. */
  locate() {
    /** @type {any} */ (this.renderRoot.querySelector('locate-panel'))?.ask();
  }

  /** Asks for a photograph or another file. */
  attach() {
    /** @type {any} */ (this.renderRoot.querySelector('attachment-panel'))?.ask();
  }

  /** Opens or hides who can be sent. */
  async toggleOptions() {
    this.openOptions = !this.openOptions;
    if (!this.openOptions) return;
    this.options = null;
    await this.#do('crews', async () => {
      this.options = await get(`/api/incidents/${this.incidentId}/recommendations`);
    });
  }

  render() {
    const i = this.incident;
    if (!i)
      return html`<cs-empty heading=${this.problem.read ? 'It could not be read' : 'Loading…'} text=${this.problem.read ?? ''}></cs-empty>`;
    return html`${this.#header(i)}
      <div class="scroll">
        ${this.problem.read ? html`<p class="problem" role="alert">${this.problem.read} Shown as last known.</p>` : nothing}
        <crew-panel .incident=${i} .units=${this.units} .options=${this.options} ?openOptions=${this.openOptions} .problem=${this.problem.crews ?? ''}
          .busyUnit=${this.busy} @told-by-voice=${(/** @type {any} */ e) => this.#do('crews', () => post(`/api/amendments/${e.detail.amendment.id}/acknowledge`))}
          @ask-options=${this.toggleOptions} @send-unit=${(/** @type {any} */ e) => this.#send(`/api/incidents/${this.incidentId}/assignments`, { id: newId(), unitCode: e.detail.unitCode }, e.detail.unitCode)}
          @release-unit=${(/** @type {any} */ e) => this.#send(`/api/assignments/${e.detail.assignment.id}/release`, {}, e.detail.assignment.unitCode)} @follow-on-done=${(/** @type {any} */ e) => this.#do('crews', () => post(`/api/follow-ons/${e.detail.followOn.id}/done`))}
          @crews-changed=${(/** @type {any} */ e) => { this.openOptions = false; this.tell('said', { text: e.detail.text, tone: 'good' }); this.#read(); }}
          @cancel-assignment=${(/** @type {any} */ e) => (this.asking = { kind: 'cancel', heading: `Cancel ${e.detail.assignment.unitCode}`, assignment: e.detail.assignment, reason: '' })}></crew-panel>
        ${this.dispatches ? html`<call-out-panel incidentId=${i.id}></call-out-panel>` : nothing}
        ${incidentStates(i, { problem: this.problem.state, busy: this.busy, move: (t) => this.#move(t) })}
        <locate-panel .incident=${i} ?dispatches=${this.dispatches}></locate-panel>
        <duty-panel .incident=${i} ?dispatches=${this.dispatches} @estimated=${(/** @type {any} */ e) => (this.incident = e.detail.incident)}></duty-panel>
        <outage-panel .incidentId=${this.incidentId} .outage=${this.outage} .shutdown=${this.shutdown} .units=${liveUnits(i)} .main=${i.main} .problem=${this.problem.outage ?? ''} ?busy=${this.busy === 'trace'}
          @outage-done=${() => this.#read()} @trace-again=${(/** @type {any} */ e) => this.#trace(e.detail.stuckValves)}></outage-panel>
        <road-closures .incidentId=${this.incidentId} .closures=${this.roadClosures} ?dispatches=${this.dispatches}></road-closures>
        <call-list .incident=${i} .others=${this.others} .types=${this.types} ?dispatches=${this.dispatches}
          @call-split=${(/** @type {any} */ e) => { this.tell('said', { text: e.detail.text, tone: 'good' }); this.#read(); }}></call-list>
        <attachment-panel keys="P" owner="/api/incidents/${i.id}" .entries=${i.attachments} ?adds=${this.dispatches}></attachment-panel>
        <section aria-label="Timeline"><h3>Timeline</h3><cs-timeline .entries=${i.timeline}></cs-timeline></section>
      </div>
      <form @submit=${(/** @type {Event} */ e) => e.preventDefault()} @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && this.#note()}>
        <cs-field id="note" label="Note" .value=${this.noteText} .error=${this.problem.note ?? ''}
          @change-value=${(/** @type {any} */ e) => (this.noteText = e.detail.value)}></cs-field>
        <cs-button @press=${() => this.#note()} ?busy=${this.busy === 'note'}>Add</cs-button>
      </form>
      ${this.#dialog()}
      ${this.editing ? html`<incident-edit .incident=${i} .types=${this.types} .place=${this.editing.place} @close=${() => (this.editing = null)}
        @edited=${() => { this.editing = null; this.#read(); }}></incident-edit>` : nothing}`;
  }

  /** @param {any} i */
  #header(i) {
    const target = targetClock(i.target, now());
    return html`<header aria-live="polite">
      <div class="row"><cs-badge priority=${i.priority}></cs-badge><cs-badge status=${i.state} text=${i.stateLabel ?? nothing}></cs-badge>
        <span class="muted small" title=${dateAndTime(i.openedAt)}>${i.number} · ${age(i.openedAt, now())}</span>
        <cs-button class="close" variant="quiet" label="Close the detail (Esc)" @press=${() => this.tell('detail-left')}>✕</cs-button></div>
      <div class="row"><h2>${i.typeLabel}</h2><cs-button class="close" variant="quiet" keys="E" @press=${() => this.edit()}>Change</cs-button></div>
      <p class="where">${i.addressText ?? html`<span class="tone-warn">No location yet</span>`}</p>
      ${orderLine(i.order)}
      ${(i.calls ?? []).some((/** @type {any} */ c) => c.narrative === i.narrative) ? nothing : html`<p class="where muted">“${i.narrative}”</p>`}
      <p class="row small">${target ? html`<span class="tone-${target.tone}">${target.text}</span>` : nothing}
        ${(i.needs ?? []).map((/** @type {string} */ n) => html`<cs-badge tone="warn" shape="triangle" text=${n}></cs-badge>`)}</p>
    </header>`;
  }

  #dialog() {
    const q = this.asking;
    if (!q) return nothing;
    if (q.kind === 'merge')
      return html`<incident-merge .incident=${this.incident} .others=${this.others} @close=${() => (this.asking = null)}
        @merged=${(/** @type {any} */ e) => (this.tell('said', { text: e.detail.text, tone: 'good' }), this.tell('open-incident', { id: e.detail.into }))}></incident-merge>`;
    return html`<cs-dialog open heading=${q.heading} @close=${() => (this.asking = null)}>
      <cs-field label="Reason" required .value=${q.reason} .error=${q.error ?? ''} @change-value=${(/** @type {any} */ e) => (this.asking = { ...q, reason: e.detail.value, error: '' })}
        @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && this.#answer()}></cs-field>
      <cs-button slot="actions" @press=${() => (this.asking = null)}>Leave it</cs-button>
      <cs-button slot="actions" variant="primary" @press=${() => this.#answer()}>${q.heading}</cs-button>
    </cs-dialog>`;
  }

  #answer() {
    const q = this.asking;
    if (!q.reason.trim()) return void (this.asking = { ...q, error: 'Say why, in a few words.' });
    this.asking = null;
    if (q.kind === 'cancel')
      return this.#do('crews', () => post(`/api/assignments/${q.assignment.id}/cancel`, { reason: q.reason, version: q.assignment.version }));
    return this.#move(q.transition, q.reason);
  }

  /** @param {any} t @param {string} [reason] */
  #move(t, reason) {
    if (t.needsReason && !reason) return void (this.asking = { kind: t.to === 'DUPLICATE' ? 'merge' : 'state', heading: t.label, transition: t, reason: '' });
    return this.#do('state', async () => {
      const before = this.incident;
      this.incident = await post(`/api/incidents/${this.incidentId}/state`, { to: t.to, reason, version: before.version });
      undoneSince(before, this.incident).forEach((text) => this.tell('said', { text, tone: 'warn' }));
    }, t.to);
  }

  /** @param {string} path @param {any} body @param {string} unitCode */
  #send(path, body, unitCode) {
    return this.#do('crews', async () => {
      await post(path, body);
      this.openOptions = false;
      this.tell('said', { text: `${unitCode} is sent to ${this.incident.number}.`, tone: 'good' });
    }, unitCode);
  }

  /** @param {string[]} stuckValves */
  #trace(stuckValves) {
    return this.#do('outage', () => post(`/api/incidents/${this.incidentId}/trace`, { stuckValves }), 'trace');
  }

  #note() {
    const text = this.noteText.trim();
    if (!text || this.busy === 'note') return;
    return this.#do('note', async () => {
      await post(`/api/incidents/${this.incidentId}/notes`, { id: newId(), text });
      this.noteText = '';
    }, 'note');
  }

  /** Does one thing, shows its trouble in its own section, and reads the incident again. @param {string} section @param {() => Promise<any>} work @param {string} [busy] */
  async #do(section, work, busy = section) {
    this.busy = busy;
    this.problem = { ...this.problem, [section]: '' };
    try {
      await work();
    } catch (failure) {
      this.#failed(section, failure);
    }
    this.busy = '';
    await this.#read();
  }

  /** @param {string} section @param {any} failure */
  #failed(section, failure) {
    if (!(failure instanceof Problem)) throw failure;
    this.problem = { ...this.problem, [section]: failure.code === 'conflict' ? `${failure.message} Shown now as it stands.` : failure.message || words(failure.code) };
  }
}
customElements.define('incident-detail', IncidentDetail);
