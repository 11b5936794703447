import { CsElement, css, html, nothing } from '../components/base.js';
import { count, duration, timeOfDay } from '../lib/format.js';
import { now } from '../lib/world.js';
import { axisOf, hoursOf, leastWidth, placeOf, wanted } from './plan-model.js';

/**
 * The units' days side by side: stops in their order on one axis of time, with the drives between them. Arrows move, Enter
 * chooses, and a stop can be dragged onto another unit.
 * @fires choose-order `{orderId}` @fires want-unit `{orderId, unitCode}`
 */
export class PlanLanes extends CsElement {
  static properties = {
    plan: { attribute: false },
    wishes: { attribute: false },
    chosenId: {},
    mayEdit: { type: Boolean },
    over: { state: true },
    tick: {},
  };
  static styles = css`
    :host {
      display: block;
      overflow: auto;
      --head: 168px;
    }
    .axis, .lane {
      display: grid;
      grid-template-columns: var(--head) minmax(calc(var(--least, 560px) + 28px), 1fr);
      min-width: max-content;
    }
    .axis {
      position: sticky;
      top: 0;
      z-index: 3;
      background: var(--surface);
      border-bottom: 1px solid var(--line);
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    .axis > div:last-child, .track {
      position: relative;
      margin-inline: 8px 20px;
    }
    .axis > div:last-child {
      height: 30px;
    }
    .hour {
      position: absolute;
      top: 6px;
      transform: translateX(-50%);
      font-variant-numeric: tabular-nums;
    }
    .hour:first-child {
      transform: none;
    }
    .lane {
      border-bottom: 1px solid var(--line);
    }
    .lane.over {
      background: var(--selected);
    }
    .unit, .corner {
      position: sticky;
      left: 0;
      z-index: 3;
      background: var(--surface);
    }
    .lane.over .unit {
      background: var(--selected);
    }
    .unit {
      padding: 10px var(--space-3) 10px var(--space-4);
      border-inline-end: 1px solid var(--line);
    }
    .unit strong {
      display: block;
      font-size: var(--text-l);
    }
    .unit span {
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    .track {
      min-height: 64px;
    }
    .line {
      position: absolute;
      top: 0;
      bottom: 0;
      width: 1px;
      background: var(--line);
    }
    .shift {
      position: absolute;
      top: 14px;
      height: 36px;
      border-radius: var(--radius-m);
      background: var(--surface-hover);
    }
    .drive {
      position: absolute;
      top: 31px;
      height: 2px;
      background: var(--line-strong);
    }
    .now {
      position: absolute;
      z-index: 2;
      top: 0;
      bottom: 0;
      width: 2px;
      background: var(--accent);
      pointer-events: none;
    }
    .stop {
      position: absolute;
      top: 14px;
      height: 36px;
      min-width: 24px;
      padding: 0 2px;
      overflow: hidden;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-s);
      color: var(--text);
      background: var(--surface-raised);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
      cursor: pointer;
    }
    .stop:hover {
      background: var(--surface-hover);
    }
    .stop.pinned {
      border-width: 2px;
      border-color: var(--accent);
    }
    .stop.underway {
      color: var(--good);
      border-color: var(--good);
    }
    .stop.late {
      color: var(--warn);
      border-color: var(--warn);
    }
    .stop.moved {
      border-style: dashed;
      color: var(--text-muted);
    }
    .stop[aria-current='true'] {
      background: var(--selected);
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
    .stop:focus-visible {
      z-index: 2;
    }
    .key {
      display: flex;
      flex-wrap: wrap;
      gap: 4px var(--space-4);
      padding: var(--space-3) var(--space-4);
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    .key b {
      display: inline-block;
      width: 22px;
      margin-inline-end: 6px;
      text-align: center;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-s);
    }
  `;

  render() {
    if (!this.plan.content.units.length) return nothing;
    const axis = axisOf(this.plan);
    const hours = hoursOf(axis);
    const least = leastWidth(this.plan, axis);
    return html`<div class="axis" style="--least:${least}px"><div class="corner"></div><div aria-hidden="true">${hours.map((at) => html`<span class="hour" style="left:${placeOf(axis, at)}%">${timeOfDay(at)}</span>`)}</div></div>
      <div role="list" style="--least:${least}px" aria-label="Units and their stops" @keydown=${this.#moved}>${this.plan.content.units.map((/** @type {any} */ unit) => this.#lane(unit, axis, hours))}</div>
      <p class="key" aria-hidden="true"><span><b>1</b>stops in their order</span><span><b style="border:2px solid var(--accent)">1</b>fixed to this unit</span>
        <span><b style="color:var(--good);border-color:var(--good)">1</b>the crew has it</span><span><b style="color:var(--warn);border-color:var(--warn)">1</b>close to its latest time</span>
        <span><b style="border-style:dashed">1</b>wanted elsewhere, not planned yet</span></p>`;
  }

  /** @param {any} unit @param {any} axis @param {number[]} hours */
  #lane(unit, axis, hours) {
    const from = placeOf(axis, unit.from);
    const now_ms = now();
    const isNow = now_ms > axis.from_ms && now_ms < axis.to_ms;
    return html`<div class="lane ${this.over === unit.code ? 'over' : ''}" role="listitem" aria-label="${unit.code}, ${count(unit.stops.length, 'stop')}"
        @dragover=${(/** @type {DragEvent} */ e) => this.#dragged(e, unit.code)} @dragleave=${() => (this.over = null)} @drop=${(/** @type {DragEvent} */ e) => this.#dropped(e, unit.code)}>
      <div class="unit"><strong>${unit.code}</strong><span>${unit.stops.length ? `${count(unit.stops.length, 'stop')}, ${duration(unit.drivingMinutes * 60)} driving` : 'no stops'}</span></div>
      <div class="track">${hours.map((at) => html`<i class="line" style="left:${placeOf(axis, at)}%"></i>`)}
        <i class="shift" style="left:${from}%;width:${placeOf(axis, unit.to) - from}%"></i>
        ${unit.stops.map((/** @type {any} */ stop, /** @type {number} */ i) => this.#drive(i ? unit.stops[i - 1].endsAt : unit.from, stop, axis))}
        ${unit.stops.map((/** @type {any} */ stop, /** @type {number} */ i) => this.#stop(unit, stop, i, axis))}
        ${isNow ? html`<i class="now" style="left:${placeOf(axis, now_ms)}%"></i>` : nothing}</div></div>`;
  }

  /** The way there ends when the unit comes; what is left before it begins is waiting. @param {string} after @param {any} stop @param {any} axis */
  #drive(after, stop, axis) {
    const from = placeOf(axis, after);
    const width = placeOf(axis, stop.arrivesAt) - from;
    return width > 0 ? html`<i class="drive" style="left:${from}%;width:${width}%"></i>` : nothing;
  }

  /** @param {any} unit @param {any} stop @param {number} i @param {any} axis */
  #stop(unit, stop, i, axis) {
    const from = placeOf(axis, stop.startsAt);
    const unitWanted = wanted(this.plan, this.wishes, stop.orderId);
    const moved = Boolean(unitWanted) && unitWanted !== unit.code;
    const close = Date.parse(stop.latestStart) - Date.parse(stop.startsAt) < 30 * 60_000;
    const looks = { pinned: unitWanted === unit.code, underway: stop.underWay, late: close && !stop.underWay, moved };
    const says = [
      `${i + 1}. ${stop.what} ${stop.number}`,
      stop.where,
      `${timeOfDay(stop.startsAt)} to ${timeOfDay(stop.endsAt)}`,
      stop.underWay ? 'the crew has it' : '',
      unitWanted === unit.code ? 'fixed to this unit' : moved ? `wanted for ${unitWanted}` : '',
      looks.late ? `must begin by ${timeOfDay(stop.latestStart)}` : '',
    ].filter(Boolean);
    const chosen = this.chosenId === stop.orderId;
    return html`<button class="stop ${Object.entries(looks).filter(([, is]) => is).map(([name]) => name).join(' ')}" data-order=${stop.orderId}
      style="left:${from}%;width:${placeOf(axis, stop.endsAt) - from}%" title=${says.join(', ')} aria-label=${says.join(', ')} aria-current=${chosen ? 'true' : nothing}
      draggable=${this.mayEdit && !stop.underWay ? 'true' : 'false'} @dragstart=${(/** @type {DragEvent} */ e) => e.dataTransfer?.setData('text/plain', stop.orderId)}
      @click=${() => this.tell('choose-order', { orderId: stop.orderId })}>${i + 1}</button>`;
  }

  /** @param {DragEvent} e @param {string} unitCode */
  #dragged(e, unitCode) {
    if (!this.mayEdit) return;
    e.preventDefault();
    this.over = unitCode;
  }

  /** @param {DragEvent} e @param {string} unitCode */
  #dropped(e, unitCode) {
    e.preventDefault();
    this.over = null;
    const orderId = e.dataTransfer?.getData('text/plain');
    if (orderId && this.mayEdit) this.tell('want-unit', { orderId, unitCode });
  }

  /** @param {KeyboardEvent} e */
  #moved(e) {
    const lanes = [...this.renderRoot.querySelectorAll('.lane')].map((lane) => /** @type {HTMLElement[]} */ ([...lane.querySelectorAll('.stop')])).filter((stops) => stops.length);
    const at = /** @type {HTMLElement} */ (e.composedPath()[0]);
    const row = lanes.findIndex((stops) => stops.includes(at));
    if (row < 0) return;
    const along = lanes[row].indexOf(at);
    const middle = (/** @type {HTMLElement} */ stop) => stop.offsetLeft + stop.offsetWidth / 2;
    const nearest = (/** @type {HTMLElement[]|undefined} */ stops) =>
      stops?.reduce((best, stop) => (Math.abs(middle(stop) - middle(at)) < Math.abs(middle(best) - middle(at)) ? stop : best));
    const to = { ArrowLeft: lanes[row][along - 1], ArrowRight: lanes[row][along + 1], ArrowUp: nearest(lanes[row - 1]), ArrowDown: nearest(lanes[row + 1]), Home: lanes[row][0], End: lanes[row].at(-1) }[e.key];
    if (!to) return;
    e.preventDefault();
    to.focus();
  }
}
customElements.define('plan-lanes', PlanLanes);
