import { CsElement, css, html, nothing } from '../components/base.js';
import { get, newId, post } from '../lib/api.js';
import { now } from '../lib/world.js';
import { panelStyles } from './panel-styles.js';
import { placeLabel } from './place-label.js';
import './outage-panel.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

/** Roles in an answer of `POST /api/traces`, and what the outage panel and the map call them. @type {Record<string, string>} */
const roles = { close: 'CLOSE', verify: 'VERIFY_CLOSED', crossed: 'STUCK', dryBorder: 'DRY_SIDE' };

/**
 * What if it broke here? Traces any place without touching an outage; a valve can be said to be stuck.
 * @fires what-if-shown `{outage, picked}` for the map @fires what-if-left @fires show-place `{lon, lat}` @fires ask-middle @fires open-incident `{id}` of a job planned there
 */
export class WhatIfPanel extends CsElement {
  /** How often was asked: an answer that comes after the next question is nobody's. */
  #asked = 0;
  static properties = { picked: { state: true }, outage: { state: true }, problem: { state: true }, busy: { state: true }, stuck: { state: true }, job: { state: true }, utilities: { state: true }, utility: { state: true }, gasWork: { state: true } };
  static styles = [
    panelStyles,
    css`
      :host {
        display: block;
        height: 100%;
        overflow: auto;
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border-bottom: 1px solid var(--line);
      }
      h2 {
        flex: 1;
        font-size: var(--text-l);
      }
      section {
        display: grid;
        gap: var(--space-2);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {string[]} */
    this.stuck = [];
    this.utility = 'WATER';
    /** @type {string[]} */
    this.utilities = [];
  }

  firstUpdated() {
    // Without the list there is water, as nearly everywhere.
    get('/api/traces/utilities').then((utilities) => (this.utilities = utilities), () => {});
    const middle = /** @type {any} */ (this.renderRoot.querySelector('.middle'));
    middle.updateComplete.then(() => middle.focus());
  }

  /** Traces a place. @param {{lon: number, lat: number}} place */
  async trace(place) {
    if (place !== this.picked) this.stuck = [];
    const asked = ++this.#asked;
    this.picked = place;
    this.problem = '';
    this.busy = true;
    try {
      const answer = await post('/api/traces', { breaks: [{ lon: place.lon, lat: place.lat }], utility: this.utility, stuck: this.stuck });
      if (asked !== this.#asked) return;
      this.outage = asOutage(answer, this.utility);
      this.gasWork = answer.gasWork;
    } catch (failure) {
      if (asked !== this.#asked) return;
      this.outage = this.gasWork = null;
      this.problem = /** @type {Error} */ (failure).message;
    }
    this.busy = false;
    this.tell('what-if-shown', { outage: this.outage, picked: { ...place, label: 'What if?' } });
  }

  /** @param {string[]} stuck */
  #with(stuck) {
    this.stuck = stuck;
    this.trace(this.picked);
  }

  /** @param {string} utility */
  #of(utility) {
    this.utility = utility;
    this.stuck = [];
    if (this.picked) this.trace(this.picked);
  }

  render() {
    return html`<header><h2>What if?</h2><cs-button variant="quiet" keys="Esc" @press=${() => this.tell('what-if-left')}>Leave</cs-button></header>
      <section aria-label="Where">
        <p>${this.picked ? 'Click elsewhere to ask again.' : 'Click the map where it breaks.'} Nothing live is touched.</p>
        ${this.utilities.length > 1
          ? html`<cs-field class="utility" kind="select" label="Network" .value=${this.utility} .options=${this.utilities.map((u) => ({ value: u, label: names[u] ?? u }))}
              @change-value=${(/** @type {any} */ e) => this.#of(e.detail.value)}></cs-field>`
          : nothing}
        <div class="row"><cs-button class="middle" @press=${() => this.tell('ask-middle')}>Ask for the middle of the map</cs-button></div>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.stuck.length
          ? html`<p class="small">Taken as stuck:</p><div class="row">${this.stuck.map(
              (ref) => html`<cs-button label="Valve ${ref} is not stuck" @press=${() => this.#with(this.stuck.filter((s) => s !== ref))}>${ref} ✕</cs-button>`)}</div>`
          : nothing}
      </section>
      ${this.outage
        ? html`<outage-panel .outage=${this.outage} .shutdown=${{ gasWork: this.gasWork }} .main=${this.outage.main} ?busy=${this.busy}
            @trace-again=${(/** @type {any} */ e) => this.#with(e.detail.stuckValves)}></outage-panel>
            <section aria-label="Planned job"><div class="row"><cs-button @press=${this.#plan}>Plan a shutdown here</cs-button></div></section>`
        : nothing}
      ${this.job ? this.#jobDialog() : nothing}`;
  }

  #plan() {
    const from = new Date(now() + 86_400_000);
    from.setMinutes(0, 0, 0);
    this.job = { id: newId(), narrative: '', from: local(from), to: local(new Date(from.getTime() + 4 * 3_600_000)) };
  }

  #jobDialog() {
    const j = this.job;
    const set = (/** @type {string} */ name) => (/** @type {any} */ e) => (this.job = { ...this.job, [name]: e.detail.value });
    const field = (/** @type {string} */ name, /** @type {string} */ label, kind = 'text') => html`<cs-field label=${label} kind=${kind} required .value=${j[name]}
      .error=${j.problem?.of?.(name) ?? ''} @change-value=${set(name)}></cs-field>`;
    return html`<cs-dialog open heading="Planned shutdown" @close=${() => (this.job = null)}>
      ${field('narrative', 'What is to be done')}${field('from', 'Begins', 'datetime-local')}${field('to', 'Ends', 'datetime-local')}
      ${j.problem && !j.problem.fields?.length ? html`<p class="problem" role="alert">${j.problem.message}</p>` : nothing}
      <cs-button slot="actions" variant="primary" ?busy=${j.busy} @press=${this.#openJob}>Plan it</cs-button></cs-dialog>`;
  }

  async #openJob() {
    const { id, narrative, from, to } = this.job;
    const instant = (/** @type {string} */ at) => (at ? new Date(at).toISOString() : null);
    this.job = { ...this.job, busy: true, problem: null };
    try {
      const addressText = await placeLabel(this.picked);
      await post('/api/planned-jobs', { id, narrative, from: instant(from), to: instant(to), lon: this.picked.lon, lat: this.picked.lat, mainRef: this.outage.main.ref, addressText });
      this.job = null;
      this.tell('open-incident', { id });
    } catch (problem) {
      this.job = { ...this.job, busy: false, problem };
    }
  }
}

/** @type {Record<string, string>} */
const names = { WATER: 'Water', GAS: 'Gas' };

/** What `<input type=datetime-local>` wants, in this browser's time. @param {Date} at */
const local = (at) => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** @param {any} answer of `POST /api/traces` @param {string} utility it was asked of */
function asOutage(answer, utility) {
  const of = (/** @type {string} */ kind, /** @type {string} */ role) =>
    answer.features.filter((/** @type {any} */ f) => f.properties.kind === kind && (!role || f.properties.role === role));
  const placed = (/** @type {any} */ f) => ({ ...f.properties, lon: at(f.geometry)?.[0], lat: at(f.geometry)?.[1] });
  const area = (/** @type {string} */ role) => ({ type: 'FeatureCollection', features: of('main', role) });
  const broken = of('break', '')[0];
  return {
    isolated: answer.isolated,
    reason: answer.reason,
    utility,
    length_m: answer.segmentLength_m,
    confidence: answer.confidence,
    main: broken && { ref: broken.properties.ref },
    customers: {
      total: answer.customers.segment + answer.customers.secondary,
      secondary: answer.customers.secondary,
      reduced: answer.customers.reduced,
      criticalCount: answer.customers.critical,
    },
    segment: area('segment'),
    secondary: area('secondary'),
    hydrants: of('hydrant', '').map(placed),
    valves: of('valve', '').filter((/** @type {any} */ f) => roles[f.properties.role]).map((/** @type {any} */ f) => ({ ...placed(f), role: roles[f.properties.role] })),
  };
}

/** The place of a point, or of the middle of a line. @param {any} geometry */
function at(geometry) {
  if (!geometry) return null;
  return geometry.type === 'Point' ? geometry.coordinates : geometry.coordinates[Math.floor(geometry.coordinates.length / 2)];
}
customElements.define('what-if-panel', WhatIfPanel);
