import { CsElement, css, html, nothing } from '../components/base.js';
import { boardStyles } from '../components/board-styles.js';
import { get, patiently, post } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { count, dateAndTime, timeOfDay, useTimeZone } from '../lib/format.js';
import { bindKeys } from '../lib/keys.js';
import { Polling } from '../lib/polling.js';
import { now } from '../lib/world.js';
import { consequences, find, pinsOf, stillAsked, wish } from './plan-model.js';
import './plan-lanes.js';
import './plan-side.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';
import '../components/cs-page-head.js';

const LOOK_EVERY_ms = 5_000;
const PLANNING_MOST_ms = 180_000;

/** The plan of a day: who goes where and when. It moves nobody until a dispatcher accepts it. */
export class PlanPage extends CsElement {
  static properties = {
    me: { state: true },
    day: { state: true },
    plan: { state: true },
    overtaken: { state: true },
    wishes: { state: true },
    moves: { state: true },
    chosenId: { state: true },
    busy: { state: true },
    problem: { state: true },
    notDone: { state: true },
    asking: { state: true },
  };
  static styles = [
    boardStyles,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-2) var(--space-3);
        padding: var(--space-3) var(--space-4);
      }
      .bar cs-field {
        width: 170px;
      }
      .bar [role='status'] {
        flex: 1;
        min-width: 240px;
        padding-bottom: 7px;
      }
      main.empty {
        grid-template-columns: minmax(0, 1fr);
      }
    `,
  ];

  constructor() {
    super();
    Object.assign(this, { plan: null, overtaken: [], wishes: {}, moves: [], notDone: [], problem: '', busy: '' });
    this.polling = new Polling((signal) => this.#read(signal), LOOK_EVERY_ms);
    new Ticking(this);
    this.#start();
  }

  connectedCallback() {
    super.connectedCallback();
    this.unbind = bindKeys(window, [
      { key: 'm', does: 'Give the chosen stop to another unit', run: () => /** @type {any} */ (this.renderRoot.querySelector('plan-side'))?.focusUnit() },
      { key: 'ctrl+z', does: 'Take back what was wanted last', run: () => this.#takeBack(Object.keys(this.wishes).at(-1)) },
    ]);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unbind?.();
    this.polling.stop();
  }

  async #start() {
    const me = await patiently(() => get('/api/me'));
    useTimeZone((await patiently(() => get('/api/city'))).timeZone);
    const { now: there } = await patiently(() => get('/api/world'));
    this.day = dateAndTime(there).slice(0, 10);
    this.#recall();
    await this.polling.start();
    this.me = me;
  }

  get #dispatches() {
    return !!this.me?.roles.some((/** @type {string} */ role) => ['DISPATCHER', 'SUPERVISOR'].includes(role));
  }

  get #isToday() {
    return this.day === dateAndTime(now()).slice(0, 10);
  }

  /** @param {AbortSignal} [signal] */
  async #read(signal) {
    const day = this.day;
    try {
      const { plan, overtaken } = await get(`/api/plan/${day}`, { signal });
      if (day === this.day) this.#show(plan, overtaken);
    } catch (/** @type {any} */ failure) {
      if (failure.name === 'AbortError' || day !== this.day) return;
      if (failure.code === 'not-found') Object.assign(this, { plan: null, overtaken: [] });
      else this.problem = `The plan could not be read: ${failure.message}`;
    }
  }

  /** @param {any} plan @param {string[]} overtaken */
  #show(plan, overtaken) {
    Object.assign(this, { plan, overtaken });
    this.#want(stillAsked(plan, this.wishes));
    if (this.chosenId && !Object.values(find(plan, this.chosenId)).some(Boolean)) this.chosenId = undefined;
  }

  /** What is wanted outlives a reload: it is nowhere else yet. @param {Record<string, string>} wishes */
  #want(wishes) {
    this.wishes = wishes;
    if (Object.keys(wishes).length) sessionStorage.setItem(`plan ${this.day}`, JSON.stringify(wishes));
    else sessionStorage.removeItem(`plan ${this.day}`);
    this.#check();
  }

  /** Asks what becomes of what is wanted, as the other stops stand. */
  async #check() {
    const pins = Object.entries(this.wishes).map(([orderId, unitCode]) => ({ orderId, unitCode })).filter((pin) => pin.unitCode);
    const asked = JSON.stringify([this.day, this.plan?.version, pins]);
    if (asked === this.checked) return;
    this.checked = asked;
    this.moves = [];
    if (!pins.length || !this.plan || !this.#dispatches) return;
    const moves = await post(`/api/plan/${this.day}/check`, { over: this.plan.version, pins }).catch(() => []); // planning again tells
    if (asked === this.checked) this.moves = moves;
  }

  #recall() {
    this.wishes = JSON.parse(sessionStorage.getItem(`plan ${this.day}`) ?? '{}');
  }

  /** @param {string} day */
  #go(day) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return;
    Object.assign(this, { day, plan: null, overtaken: [], chosenId: undefined, problem: '', notDone: [] });
    this.#recall();
    this.polling.now();
  }

  async #make() {
    Object.assign(this, { busy: 'plan', problem: '', notDone: [], since_ms: Date.now() });
    try {
      const wanted = { over: this.plan?.version ?? 0, pins: pinsOf(this.plan, this.wishes) };
      const plan = await post(`/api/plan/${this.day}`, wanted, { timeout_ms: PLANNING_MOST_ms });
      this.#want({});
      this.#show(plan, []);
    } catch (/** @type {any} */ failure) {
      this.problem = failure.message;
      if (failure.code === 'conflict') await this.#read();
    } finally {
      this.busy = '';
    }
  }

  async #accept() {
    Object.assign(this, { asking: false, busy: 'accept', problem: '' });
    try {
      const { plan, notDone } = await post(`/api/plan/${this.day}/${this.plan.version}/acceptance`, {}, { timeout_ms: PLANNING_MOST_ms });
      this.notDone = notDone;
      this.#show(plan, this.overtaken);
    } catch (/** @type {any} */ failure) {
      this.problem = failure.message;
      if (failure.code === 'conflict') await this.#read();
    } finally {
      this.busy = '';
    }
  }

  /** @param {string|undefined} orderId */
  #takeBack(orderId) {
    if (!orderId) return;
    const { [orderId]: gone, ...others } = this.wishes;
    this.#want(others);
  }

  render() {
    if (!this.me) return nothing;
    return html`<cs-page-head heading="Plan of the day" .me=${this.me}></cs-page-head>${this.#bar()}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}${Object.keys(this.wishes).length ? ' What you wanted is kept.' : ''}</p>` : nothing}
      ${this.plan ? this.#board() : html`<main class="empty"><cs-empty heading="This day has not been planned yet"
          text=${this.#dispatches ? 'Planning puts the released orders on the routes of the units on shift. It sends nothing.' : 'A dispatcher plans it.'}></cs-empty></main>`}
      ${this.asking ? this.#question() : nothing}`;
  }

  #bar() {
    const pending = Object.keys(this.wishes).length;
    const proposed = this.plan && !this.plan.acceptedAt;
    const due = Boolean(pending || this.overtaken.length || !this.plan);
    return html`<div class="bar" role="region" aria-label="Which day, and what to do with it"><cs-field label="Day" kind="date" .value=${this.day} @change-value=${(/** @type {any} */ e) => this.#go(e.detail.value)}></cs-field>
      <span class="muted" role="status">${this.#says()}</span>
      ${this.#dispatches
        ? html`<cs-button variant=${due ? 'primary' : ''} ?busy=${this.busy === 'plan'} @press=${() => this.#make()}>${this.plan ? 'Plan again' : 'Plan the day'}</cs-button>
          ${this.plan ? html`<cs-button variant=${proposed && !due ? 'primary' : ''} ?busy=${this.busy === 'accept'}
            why=${pending ? 'Plan again first: what you want is not in this plan.' : ''} @press=${() => (this.asking = true)}>${proposed ? 'Accept' : 'Accept again'}</cs-button>` : nothing}`
        : nothing}</div>`;
  }

  #says() {
    if (this.busy === 'plan') return `Planning, for ${Math.round((Date.now() - (this.since_ms ?? 0)) / 1000)} s now…`;
    if (!this.plan) return '';
    const { version, madeAt, madeBy, acceptedAt, acceptedBy, content } = this.plan;
    const stops = content.units.reduce((/** @type {number} */ sum, /** @type {any} */ unit) => sum + unit.stops.length, 0);
    const stands = acceptedAt ? `accepted at ${timeOfDay(acceptedAt)} by ${acceptedBy}` : 'proposed: nobody has been sent';
    return `Version ${version}, made at ${timeOfDay(madeAt)} by ${madeBy} · ${stands} · ${count(stops, 'stop')}, ${content.leftOut.length} left out`;
  }

  #board() {
    const shared = { choose: (/** @type {any} */ e) => (this.chosenId = e.detail.orderId), want: (/** @type {any} */ e) => this.#wanted(e.detail) };
    return html`<main><plan-lanes .plan=${this.plan} .wishes=${this.wishes} .chosenId=${this.chosenId} ?mayEdit=${this.#dispatches} .tick=${Math.floor(now() / 15_000)}
        @choose-order=${shared.choose} @want-unit=${shared.want}></plan-lanes>
      <plan-side .plan=${this.plan} .wishes=${this.wishes} .moves=${this.moves} .overtaken=${this.overtaken} .notDone=${this.notDone} .chosenId=${this.chosenId} ?mayEdit=${this.#dispatches}
        @choose-order=${shared.choose} @want-unit=${shared.want} @take-back=${(/** @type {any} */ e) => this.#takeBack(e.detail.orderId)}></plan-side></main>`;
  }

  /** @param {{orderId: string, unitCode: string}} what */
  #wanted({ orderId, unitCode }) {
    this.chosenId = orderId;
    this.#want(wish(this.plan, this.wishes, orderId, unitCode));
  }

  #question() {
    const { sent, reserved } = consequences(this.plan, this.#isToday, now());
    return html`<cs-dialog heading="Accept version ${this.plan.version}?" open @close=${() => (this.asking = false)}>
      ${sent.length ? html`<p>These are sent to their crews now:</p><ul>${sent.map(({ unit, stop }) => html`<li>${unit.code}: ${stop.what} ${stop.number}</li>`)}</ul>` : html`<p>Nothing is sent now.</p>`}
      <p>${reserved ? `${count(reserved, 'order')} ${reserved === 1 ? 'is' : 'are'} reserved for their units and times.` : 'Nothing is reserved.'}</p>
      <cs-button slot="actions" @press=${() => (this.asking = false)}>Not yet</cs-button>
      <cs-button slot="actions" variant="primary" @press=${() => this.#accept()}>Accept</cs-button></cs-dialog>`;
  }
}
customElements.define('plan-page', PlanPage);
