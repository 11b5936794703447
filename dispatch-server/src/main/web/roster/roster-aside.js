import { CsElement, css, html, nothing } from '../components/base.js';
import { shapeIcon } from '../components/shapes.js';
import { dateAndTime, timeOfDay, words } from '../lib/format.js';
import { rosterStyles } from './roster-styles.js';
import { dayName } from './roster-model.js';
import '../components/cs-button.js';

const kinds = { WEEKLY: 'every week', DATED: 'on this date', CALL_OUT: 'called out' };

/**
 * What is chosen in the week, in full: a shift, somebody's time away, or a whole day.
 * @fires close @fires plan `{plan}` @fires set-worked `{source, unitCode, worked}` @fires remove `{path}`
 */
export class RosterAside extends CsElement {
  static properties = { week: { attribute: false }, row: { attribute: false }, bar: { attribute: false }, day: {}, mayEdit: { type: Boolean } };
  static styles = [
    rosterStyles,
    css`
      :host {
        display: block;
        padding: var(--space-3) var(--space-4) var(--space-5);
      }
      .top {
        display: flex;
        justify-content: space-between;
        align-items: start;
        gap: var(--space-2);
      }
    `,
  ];

  render() {
    const content = this.day ? this.#day() : this.bar?.type === 'shift' ? this.#shift() : this.bar ? this.#time() : nothing;
    return html`<div class="top"><h2>${this.day ? dayName(this.day) : this.bar?.type === 'shift' ? `${this.row.code} ${this.row.name}` : this.bar?.detail}</h2>
      <cs-button variant="quiet" label="Close" @press=${() => this.tell('close')}>✕</cs-button></div>${content}`;
  }

  #shift() {
    const s = this.bar.source;
    const local = (/** @type {string} */ at) => dateAndTime(at).replace(' ', 'T');
    const times = { startsAt: local(s.startsAt), endsAt: local(s.endsAt) };
    const plan = (/** @type {any} */ more) => this.tell('plan', { plan: { ...times, ...more } });
    return html`<p>${dateAndTime(s.startsAt)} to ${dateAndTime(s.endsAt)}</p><p class="small muted">${/** @type {any} */ (kinds)[s.kind]}${s.worked ? '' : ', not worked this time'}</p>
      ${s.gap ? html`<p class="remark">${shapeIcon('triangle', 10)} ${s.gap}</p>` : nothing}
      ${s.worked ? html`<h3>On</h3>${s.present.length ? html`<ul class="list">${s.present.map((/** @type {string} */ n) => html`<li>${n}${s.away.some((/** @type {string} */ a) => a.startsWith(`${n} `)) ? html` <span class="muted">part of it</span>` : nothing}</li>`)}</ul>` : html`<p class="muted">Nobody.</p>`}
        ${s.away.length ? html`<h3>Not there, all or part of it</h3><ul class="list">${s.away.map((/** @type {string} */ n) => html`<li>${n}</li>`)}</ul>` : nothing}` : nothing}
      ${this.row.restWarnings.length ? html`<h3>Rest this week</h3><ul class="list warn">${this.row.restWarnings.map((/** @type {string} */ w) => html`<li>${w}</li>`)}</ul>` : nothing}
      ${this.mayEdit ? html`<h3>Change</h3><div class="end">
        ${s.kind === 'CALL_OUT' ? nothing : s.worked ? html`<cs-button @press=${() => plan({ kind: 'shift', id: s.id, unitCode: this.row.code, insteadOf: s.day ? { day: s.day, startsAt: s.dayStartsAt } : undefined })}>Other times</cs-button>
          <cs-button @press=${() => plan({ kind: 'swap', unitCode: this.row.code })}>Put somebody on</cs-button>
          <cs-button @press=${() => plan({ kind: 'leave' })}>Leave for somebody</cs-button>` : nothing}
        ${s.kind === 'WEEKLY'
          ? html`<cs-button @press=${() => this.tell('set-worked', { source: s, unitCode: this.row.code, worked: !s.worked })}>${s.worked ? 'Not worked this time' : 'Worked after all'}</cs-button>`
          : html`<cs-button variant="danger" @press=${() => this.tell('remove', { path: s.kind === 'DATED' ? `shifts/${s.id}` : `person-times/${s.id}` })}>Take it away</cs-button>`}</div>` : nothing}`;
  }

  #time() {
    const t = this.bar.source;
    const local = (/** @type {string} */ at) => dateAndTime(at).replace(' ', 'T');
    return html`<p>${dateAndTime(t.startsAt)} to ${dateAndTime(t.endsAt)}</p>
      ${this.mayEdit ? html`<h3>Change</h3><div class="end"><cs-button @press=${() => this.tell('plan', { plan: { kind: this.bar.type === 'leave' ? 'leave' : 'swap', id: t.id, personId: t.personId, unitCode: t.unitCode, startsAt: local(t.startsAt), endsAt: local(t.endsAt) } })}>Other times</cs-button>
        <cs-button variant="danger" @press=${() => this.tell('remove', { path: `person-times/${t.id}` })}>Take it away</cs-button></div>` : nothing}`;
  }

  #day() {
    const i = this.week.days.indexOf(this.day);
    const [from, to] = [Date.parse(this.week.starts[i]), Date.parse(this.week.starts[i + 1])];
    const during = (/** @type {any} */ s) => Date.parse(s.startsAt) < to && Date.parse(s.endsAt) > from;
    const away = [...this.week.leaves.filter(during).map((/** @type {any} */ l) => `${l.name}: on leave`), ...this.week.personShifts.filter(during).map((/** @type {any} */ p) => `${p.name}: with ${p.unitCode} (${words(p.kind).toLowerCase()})`)];
    return html`${this.week.units.map((/** @type {any} */ u) => {
      const shifts = u.shifts.filter(during);
      return shifts.length ? html`<h3>${u.code} ${u.name}</h3><ul class="list">${shifts.map((/** @type {any} */ s) => html`<li><b>${timeOfDay(s.startsAt)}–${timeOfDay(s.endsAt)}</b> ${s.worked ? s.present.join(', ') || 'nobody' : 'not worked'}
        ${s.gap ? html`<br /><span class="warn">${shapeIcon('triangle', 9)} ${s.gap}</span>` : nothing}</li>`)}</ul>` : nothing;
    })}${away.length ? html`<h3>Away or elsewhere</h3><ul class="list">${away.map((/** @type {string} */ a) => html`<li>${a}</li>`)}</ul>` : nothing}`;
  }
}
customElements.define('roster-aside', RosterAside);
