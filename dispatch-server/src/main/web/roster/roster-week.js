import { CsElement, css, html, nothing } from '../components/base.js';
import { call, get, put } from '../lib/api.js';
import { timeOfDay } from '../lib/format.js';
import { Polling } from '../lib/polling.js';
import { dayName, plusDays, rowsOf } from './roster-model.js';
import { rosterStyles } from './roster-styles.js';
import './roster-aside.js';
import './time-form.js';
import './week-grid.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';

const REFRESH_MS = 20_000;

/** The week, with what is chosen beside it, and the forms that change it. */
export class RosterWeek extends CsElement {
  static properties = {
    mayEdit: { type: Boolean },
    from: { state: true }, // the first day; null is this week's Monday
    week: { state: true },
    chosen: { state: true }, // {key} of a bar or {day}
    plan: { state: true },
    people: { state: true },
    problem: { state: true },
    remarks: { state: true },
  };
  static styles = [
    rosterStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .split {
        flex: 1;
        min-height: 0;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: minmax(0, 1fr);
      }
      .split.open {
        grid-template-columns: minmax(0, 1fr) clamp(300px, 24vw, 420px);
      }
      aside {
        min-height: 0;
        overflow: auto;
        background: var(--surface);
        border-inline-start: 1px solid var(--line);
        border-top: 1px solid var(--line);
      }
      time-form {
        display: block;
        padding: var(--space-4);
      }
      .messages {
        padding: 0 var(--space-4);
      }
      .name {
        align-self: center;
      }
    `,
  ];

  constructor() {
    super();
    this.from = null;
    this.remarks = [];
    this.polling = new Polling((signal) => this.#read(signal), REFRESH_MS);
  }

  connectedCallback() {
    super.connectedCallback();
    this.polling.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.polling.stop();
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('week') && this.week) this.rows = rowsOf(this.week, timeOfDay);
  }

  /** @param {AbortSignal} signal */
  async #read(signal) {
    try {
      this.week = await get(`/api/roster/week${this.from ? `?from=${this.from}` : ''}`, { signal });
      this.problem = '';
    } catch (failure) {
      if (signal.aborted) throw failure;
      this.problem = /** @type {Error} */ (failure).message;
    }
  }

  /** @param {number} weeks */
  #go(weeks) {
    this.from = weeks ? plusDays(this.week.days[0], 7 * weeks) : null;
    this.chosen = null;
    this.plan = null;
    this.polling.now();
  }

  /** The bar that is chosen, as it is now. */
  get #found() {
    for (const row of this.rows ?? []) {
      const bar = row.bars.find((/** @type {any} */ b) => b.key === this.chosen?.key);
      if (bar) return { row, bar };
    }
    return this.chosen?.row ? this.chosen : null;
  }

  render() {
    const w = this.week;
    if (!w) return html`<cs-empty heading=${this.problem ? 'The roster could not be read' : 'Loading…'} text=${this.problem ?? ''}></cs-empty>`;
    const open = this.plan || this.chosen;
    const gaps = w.units.flatMap((/** @type {any} */ u) => u.shifts).filter((/** @type {any} */ s) => s.gap).length;
    return html`<div class="bar"><cs-button label="Previous week" @press=${() => this.#go(-1)}>‹</cs-button><cs-button @press=${() => this.#go(0)}>This week</cs-button><cs-button label="Next week" @press=${() => this.#go(1)}>›</cs-button>
        <h2 class="name">${dayName(w.days[0])} to ${dayName(w.days[6])} ${w.days[6].slice(0, 4)}</h2>
        <span class="name ${gaps ? 'warn' : 'muted'}" role="status">${gaps ? `▲ ${gaps} ${gaps === 1 ? 'shift is' : 'shifts are'} short of people` : 'Every shift has its people'}</span>
        ${this.mayEdit ? html`<cs-button class="push" variant="primary" @press=${() => this.#open({ kind: 'shift', startsAt: `${w.days[0]}T06:00`, endsAt: `${w.days[0]}T14:00` })}>Add a shift</cs-button>
          <cs-button @press=${() => this.#open({ kind: 'leave', startsAt: `${w.days[0]}T00:00`, endsAt: `${plusDays(w.days[0], 1)}T00:00` })}>Add leave</cs-button>` : nothing}</div>
      <div class="messages" aria-live="polite">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}${this.remarks.map((/** @type {string} */ r) => html`<p class="remark">◆ Saved, but: ${r}</p>`)}</div>
      <div class="split ${open ? 'open' : ''}">
        <week-grid .week=${w} .rows=${this.rows} .chosenKey=${this.chosen?.key} .chosenDay=${this.chosen?.day}
          @choose-bar=${(/** @type {any} */ e) => this.#choose({ ...e.detail, key: e.detail.bar.key })} @choose-day=${(/** @type {any} */ e) => this.#choose({ day: e.detail.day })}></week-grid>
        ${open ? html`<aside aria-label="Chosen">${this.plan
          ? html`<time-form .plan=${this.plan} .units=${w.units} .people=${this.people} @saved=${this.#saved} @left=${() => (this.plan = null)}></time-form>`
          : html`<roster-aside .week=${w} .row=${this.#found?.row} .bar=${this.#found?.bar} .day=${this.chosen.day} ?mayEdit=${this.mayEdit}
            @close=${() => (this.chosen = null)} @plan=${(/** @type {any} */ e) => this.#open(e.detail.plan)} @set-worked=${this.#setWorked} @remove=${this.#remove}></roster-aside>`}</aside>` : nothing}
      </div>`;
  }

  /** @param {any} chosen */
  #choose(chosen) {
    this.plan = null;
    this.remarks = [];
    this.chosen = chosen;
  }

  /** @param {any} plan */
  async #open(plan) {
    this.remarks = [];
    this.people = await get('/api/roster/people');
    this.plan = plan;
  }

  /** @param {any} event */
  async #saved(event) {
    this.plan = null;
    this.chosen = null;
    this.remarks = event.detail.warnings;
    await this.polling.now();
  }

  /** @param {any} event */
  #setWorked(event) {
    const { source, unitCode, worked } = event.detail;
    return this.#change(() => put('/api/roster/weekly-shifts', { unitCode, day: source.day, startsAt: source.dayStartsAt, worked }));
  }

  /** @param {any} event */
  #remove(event) {
    return this.#change(() => call('DELETE', `/api/roster/${event.detail.path}`));
  }

  /** @param {() => Promise<any>} send */
  async #change(send) {
    try {
      await send();
      this.chosen = null;
      await this.polling.now();
    } catch (failure) {
      this.problem = /** @type {Error} */ (failure).message;
    }
  }
}
customElements.define('roster-week', RosterWeek);
