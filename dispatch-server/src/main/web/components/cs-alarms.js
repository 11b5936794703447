import { CsElement, css, html, nothing } from './base.js';
import { shapeIcon } from './shapes.js';
import { Ticking } from '../lib/clock.js';
import { age } from '../lib/format.js';
import { now } from '../lib/world.js';

/**
 * The alarm strip. It keeps its height when there is nothing, so that nothing below it moves when an alarm comes.
 * `alarms` as Alarm in docs/wire.md, worst first.
 * @fires open-incident `{id}` @fires take-alarm `{id}`, @fires log-call `{alarm}` and @fires list-alarms when `take` is allowed
 */
export class CsAlarms extends CsElement {
  static properties = { alarms: { attribute: false }, take: { type: Boolean } };
  static styles = css`
    :host {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      height: 36px;
      padding: 0 var(--space-3);
      overflow: hidden;
      background: var(--surface);
      border-bottom: 1px solid var(--line);
      font-size: var(--text-s);
    }
    ul {
      display: flex;
      gap: var(--space-2);
      min-width: 0;
      overflow: hidden;
    }
    li {
      display: flex;
      min-width: 0;
    }
    button {
      display: flex;
      align-items: center;
      gap: 7px;
      min-width: 0;
      height: 26px;
      padding: 0 10px;
      color: var(--on-alarm);
      background: var(--alarm-fill);
      border: 0;
      border-radius: var(--radius-s);
      font-weight: 600;
      cursor: pointer;
    }
    .done {
      margin-inline-start: 1px;
      flex: none;
    }
    .minor {
      color: var(--warn);
      background: var(--warn-wash);
    }
    svg {
      flex: none;
    }
    small {
      font-weight: 400;
      white-space: nowrap;
    }
    .over {
      color: var(--text-muted);
      background: var(--surface-raised);
    }
    .all {
      flex: none;
      margin-inline-start: auto;
      color: var(--text);
      background: none;
      border: 1px solid var(--line);
      font-weight: 400;
    }
    .none {
      color: var(--text-muted);
    }
  `;

  constructor() {
    super();
    this.alarms = [];
    new Ticking(this);
  }

  render() {
    const alarms = this.alarms ?? [];
    return html`<span class="unseen" role="status">${alarms.length ? `${alarms.length} alarms` : 'No alarms'}</span>
      ${alarms.length ? nothing : html`<span class="none">No alarms</span>`}
      <ul aria-label="Alarms">${alarms.slice(0, 5).map((a) => this.#alarm(a))}</ul>
      ${this.take
        ? html`<button type="button" class="all" @click=${() => this.tell('list-alarms')}>${alarms.length > 5 ? `All ${alarms.length}` : 'All alarms'}</button>`
        : alarms.length > 5 ? html`<span class="none">and ${alarms.length - 5} more</span>` : nothing}`;
  }

  /** @param {any} a */
  #alarm(a) {
    const minor = !['HIGH', 'CRITICAL'].includes(a.severity) || a.overAt;
    const look = a.overAt ? 'over' : minor ? 'minor' : '';
    return html`<li><button type="button" class=${look} title="${a.text}${a.action ? ` – ${a.action}` : ''}"
      @click=${() => this.tell('open-incident', { id: a.incidentId })}>
      ${shapeIcon(a.overAt ? 'check' : minor ? 'triangle' : 'octagon', 11)}<span class="cut">${a.text}</span>
      <small>${a.overAt ? 'over' : age(a.since, now())}</small></button>
      ${this.take && a.action === 'CALL_BY_VOICE' ? html`<button type="button" class="done ${look}" title="Write down what came of the call" aria-label="Log a call: ${a.text}" @click=${() => this.tell('log-call', { alarm: a })}>Log call</button>` : nothing}
      ${this.take ? html`<button type="button" class="done ${look}" aria-label="Taken: ${a.text}" title="I see to it" @click=${() => this.tell('take-alarm', { id: a.id })}>✓</button>` : nothing}</li>`;
  }
}
customElements.define('cs-alarms', CsAlarms);
