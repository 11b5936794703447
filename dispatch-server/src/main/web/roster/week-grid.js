import { CsElement, css, html, nothing } from '../components/base.js';
import { shapeIcon } from '../components/shapes.js';
import { dateAndTime } from '../lib/format.js';
import { dayName, gapWords, nearest } from './roster-model.js';

/**
 * A week: a row for each unit, a column for each day, a bar for each shift, and below them who is away or elsewhere. One stop
 * of the Tab key; arrows go from bar to bar.
 * @fires choose-bar `{row, bar}` @fires choose-day `{day}`
 */
export class WeekGrid extends CsElement {
  static properties = { week: { attribute: false }, rows: { attribute: false }, chosenKey: {}, chosenDay: {}, focusKey: { state: true } };
  static styles = css`
    :host {
      display: block;
      min-width: 0;
      overflow: auto;
      background: var(--surface);
      border-top: 1px solid var(--line);
    }
    .week {
      min-width: 860px;
    }
    .head, .row {
      display: grid;
      grid-template-columns: 118px minmax(0, 1fr);
    }
    .head {
      position: sticky;
      z-index: 3;
      top: 0;
      background: var(--surface);
      border-bottom: 1px solid var(--line-strong);
    }
    .days {
      position: relative;
      height: 36px;
    }
    .days button {
      position: absolute;
      inset-block: 2px;
      padding: 0 8px;
      border: 0;
      border-radius: var(--radius-s);
      background: none;
      text-align: start;
      font-size: var(--text-s);
      font-weight: 600;
      color: var(--text-muted);
      white-space: nowrap;
      overflow: hidden;
      cursor: pointer;
    }
    .days button:hover {
      background: var(--surface-hover);
    }
    .days button[aria-pressed='true'] {
      background: var(--selected);
    }
    .days .today {
      color: var(--accent);
    }
    .row {
      border-bottom: 1px solid var(--line);
    }
    .unit {
      position: sticky;
      z-index: 2;
      left: 0;
      padding: 2px 8px 2px 12px;
      line-height: 1.25;
      background: var(--surface);
      border-inline-end: 1px solid var(--line);
      min-width: 0;
    }
    .unit small {
      display: block;
      color: var(--text-muted);
    }
    .unit .warn {
      color: var(--warn);
    }
    .lane {
      position: relative;
    }
    .line {
      position: absolute;
      inset-block: 0;
      width: 1px;
      background: var(--line);
      pointer-events: none;
    }
    .tint {
      position: absolute;
      inset-block: 0;
      background: var(--calm-wash);
      opacity: 0.6;
      pointer-events: none;
    }
    .lane button {
      position: absolute;
      padding: 0 3px;
      text-align: start;
      font-size: var(--text-xs);
      line-height: 1.3;
      color: var(--text);
      background: var(--surface-hover);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-s);
      overflow: hidden;
      white-space: nowrap;
      cursor: pointer;
    }
    .lane button:hover {
      border-color: var(--accent);
    }
    .lane button[aria-pressed='true'] {
      background: var(--selected);
      border-color: var(--accent);
    }
    .lane button span {
      display: block;
      overflow: hidden;
    }
    .lane .gap {
      color: var(--warn);
      background: var(--warn-wash);
      border: 2px solid var(--warn);
    }
    .lane .gap svg {
      vertical-align: -1px;
    }
    .lane .off, .lane .small {
      background: none;
      border-style: dashed;
      color: var(--text-muted);
    }
    .lane .cut-start {
      border-start-start-radius: 0;
      border-end-start-radius: 0;
      border-inline-start-style: dotted;
    }
    .lane .cut-end {
      border-start-end-radius: 0;
      border-end-end-radius: 0;
      border-inline-end-style: dotted;
    }
  `;

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('rows')) return;
    const keys = (this.rows ?? []).flatMap((/** @type {any} */ r) => r.bars.map((/** @type {any} */ b) => b.key));
    if (!keys.includes(this.focusKey)) this.focusKey = keys[0];
  }

  render() {
    if (!this.week) return nothing;
    const { days, starts, today } = this.week;
    const at = (/** @type {string} */ moment) => ((Date.parse(moment) - Date.parse(starts[0])) / (Date.parse(starts[7]) - Date.parse(starts[0]))) * 100;
    const columns = days.map((/** @type {string} */ day, /** @type {number} */ i) => ({ day, left: at(starts[i]), width: at(starts[i + 1]) - at(starts[i]) }));
    return html`<div class="week"><div class="head"><span></span><div class="days" role="group" aria-label="Days">${columns.map((/** @type {any} */ c) => html`<button type="button"
        class=${c.day === today ? 'today' : ''} style="left:${c.left}%;width:${c.width}%" aria-label="Open ${dayName(c.day)}${c.day === today ? ', today' : ''}" aria-pressed=${c.day === this.chosenDay ? 'true' : 'false'}
        @click=${() => this.tell('choose-day', { day: c.day })}>${dayName(c.day)}${c.day === today ? ' · today' : ''}</button>`)}</div></div>
      <div role="group" aria-label="Shifts by unit" @keydown=${this.#key}>${this.rows?.map((/** @type {any} */ row) => this.#row(row, columns))}</div></div>`;
  }

  /** @param {import('./roster-model.js').Row} row @param {any[]} columns */
  #row(row, columns) {
    return html`<div class="row" role="group" aria-label="${row.code}, ${row.name}">
      <div class="unit"><b>${row.code}</b>${row.restWarnings.length ? html` <span class="warn" title=${row.restWarnings.join('\n')}>${shapeIcon('triangle', 10)}<span class="unseen">rest rule</span></span>` : nothing}
        <small class="cut" title=${row.name}>${row.name}</small></div>
      <div class="lane" style="height:${row.height + 3}px">
        ${columns.filter((c) => c.day === this.week.today).map((c) => html`<i class="tint" style="left:${c.left}%;width:${c.width}%"></i>`)}
        ${columns.slice(1).map((c) => html`<i class="line" style="left:${c.left}%"></i>`)}
        ${row.bars.map((bar) => this.#bar(row, bar))}</div></div>`;
  }

  /** @param {import('./roster-model.js').Row} row @param {import('./roster-model.js').Bar} bar */
  #bar(row, bar) {
    const classes = [bar.gap ? 'gap' : '', bar.worked ? '' : 'off', bar.type === 'shift' ? '' : 'small', bar.cutStart ? 'cut-start' : '', bar.cutEnd ? 'cut-end' : ''].join(' ');
    const people = bar.type === 'shift' && bar.worked ? (bar.source.present.join(', ') || 'nobody') : bar.detail;
    const words = `${row.code} ${dateAndTime(bar.startsAt)} to ${dateAndTime(bar.endsAt)}: ${people}${bar.gap ? `; ${bar.gap}` : ''}`;
    return html`<button type="button" class=${classes} data-key=${bar.key} style="left:calc(${bar.left}% + 1px);width:calc(${bar.width}% - 2px);top:${bar.top}px;height:${bar.height}px"
      tabindex=${bar.key === this.focusKey ? '0' : '-1'} aria-pressed=${bar.key === this.chosenKey ? 'true' : 'false'} aria-label=${words} title=${words}
      @focus=${() => (this.focusKey = bar.key)} @click=${() => this.tell('choose-bar', { row, bar })}>
      <span>${bar.label}</span>${bar.type === 'shift' ? html`<span>${bar.gap ? html`${shapeIcon('triangle', 9)} ${gapWords(bar.gap)}` : bar.detail}</span>` : nothing}</button>`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const rows = (this.rows ?? []).filter((/** @type {any} */ r) => r.bars.length);
    const at = rows.findIndex((/** @type {any} */ r) => r.bars.some((/** @type {any} */ b) => b.key === this.focusKey));
    if (at < 0) return;
    const bars = rows[at].bars;
    const i = bars.findIndex((/** @type {any} */ b) => b.key === this.focusKey);
    const up = rows[at - 1];
    const down = rows[at + 1];
    const to = { ArrowLeft: bars[i - 1], ArrowRight: bars[i + 1], Home: bars[0], End: bars[bars.length - 1], ArrowUp: up && nearest(bars[i], up), ArrowDown: down && nearest(bars[i], down) }[event.key];
    if (!to) return;
    event.preventDefault();
    this.focusBar(to.key);
  }

  /** Brings the focus to a bar. @param {string} key */
  async focusBar(key) {
    this.focusKey = key;
    await this.updateComplete;
    const bar = /** @type {HTMLElement|null} */ (this.renderRoot.querySelector(`[data-key="${CSS.escape(key)}"]`));
    bar?.focus();
    bar?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
customElements.define('week-grid', WeekGrid);
