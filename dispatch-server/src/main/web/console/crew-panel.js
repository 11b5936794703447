import { CsElement, css, html, nothing } from '../components/base.js';
import { shapeIcon, statusLook } from '../components/shapes.js';
import { Ticking } from '../lib/clock.js';
import { dateAndTime, distance, positionAge, timeOfDay, timeWithSeconds, words } from '../lib/format.js';
import { now } from '../lib/world.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-unit-chip.js';
import './crew-report.js';
import './crew-set.js';
import './send-unit.js';

const stages = [['queuedAt', 'queued'], ['sentAt', 'sent'], ['deliveredAt', 'delivered'], ['deviceAckAt', 'by the device'], ['personAckAt', 'acknowledged']];
const over = ['CLEAR', 'DECLINED', 'CANCELLED', 'PRE_EMPTED', 'NO_ANSWER'];

/**
 * Who is on an incident, how the message reached each by each channel, what they left to be done, and who else could be
 * sent and why.
 * @fires told-by-voice `{amendment}` @fires send-unit `{unitCode}` @fires cancel-assignment `{assignment}` @fires ask-options
 * @fires release-unit `{assignment}` @fires follow-on-done `{followOn}` @fires crews-changed `{text}`
 */
export class CrewPanel extends CsElement {
  static properties = {
    incident: { attribute: false },
    units: { attribute: false }, // UnitRow by code
    options: { attribute: false }, // {options, short, coverLeft} or null while not asked
    openOptions: { type: Boolean },
    problem: {},
    busyUnit: {},
    sending: { state: true },
    reporting: { state: true },
  };
  static styles = [
    panelStyles,
    css`
      article {
        padding: 6px 10px 8px;
        margin-bottom: var(--space-2);
        background: var(--surface-raised);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }
      article.over {
        opacity: 0.85;
        background: none;
      }
      .times {
        font-size: var(--text-s);
        color: var(--text-muted);
      }
      .delivery {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 10px;
        margin-top: 3px;
        font-size: var(--text-s);
        color: var(--text-muted);
      }
      .delivery b {
        min-width: 38px;
        color: var(--text);
        font-weight: 600;
      }
      .stage {
        display: inline-flex;
        align-items: center;
        gap: 4px;
      }
      .stage.done svg { color: var(--good); }
      .stage.not { color: var(--text-faint); }
      .change {
        margin-top: 6px;
        padding-top: 4px;
        border-top: 1px dashed var(--line-strong);
        font-size: var(--text-s);
        color: var(--text-muted);
        overflow-wrap: anywhere;
      }
      .change .row {
        flex-wrap: nowrap;
      }
      .failed { color: var(--alarm); }
      .option {
        display: grid;
        grid-template-columns: 36px minmax(0, 1fr) auto auto;
        gap: 0 var(--space-2);
        align-items: center;
        padding: 4px 0;
        border-top: 1px solid var(--line);
      }
      .push {
        margin-inline-start: auto;
      }
      summary {
        color: var(--accent);
        font-size: var(--text-s);
        cursor: pointer;
        padding: 4px 0;
      }
    `,
  ];

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const list = this.incident.assignments ?? [];
    return html`<section aria-label="Crews on this incident">
      <h3>Crews <cs-button variant=${list.some((/** @type {any} */ a) => !over.includes(a.state)) || this.openOptions ? 'quiet' : 'primary'} expanded=${!!this.openOptions} keys="S" @press=${() => this.tell('ask-options')}>
        ${this.openOptions ? 'Hide choices' : 'Send a crew'}</cs-button></h3>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${list.length ? list.map((a) => this.#assignment(a)) : html`<p class="small warn">No crew yet.</p>`}
      ${(this.incident.followOns ?? []).map((/** @type {any} */ f) => this.#followOn(f))}
      ${this.openOptions ? this.#options() : nothing}
    </section>${this.#dialogs()}`;
  }

  #dialogs() {
    if (this.sending)
      return html`<send-unit .incident=${this.incident} .unitCode=${this.sending} @close=${() => (this.sending = null)}
        @sent=${(/** @type {any} */ e) => { this.sending = null; this.tell('crews-changed', e.detail); }}></send-unit>`;
    if (this.reporting)
      return html`<crew-report .assignment=${this.reporting} @close=${() => (this.reporting = null)}
        @reported=${(/** @type {any} */ e) => { this.reporting = null; this.tell('crews-changed', e.detail); }}></crew-report>`;
    return nothing;
  }

  /** @param {any} f */
  #followOn(f) {
    return html`<div class="row note"><span class="warn">${shapeIcon('triangle', 9)} ${f.unitCode} left to be done: ${f.text}</span>
      <cs-button class="push" variant="quiet" label="Done: ${f.text}" @press=${() => this.tell('follow-on-done', { followOn: f })}>Done</cs-button></div>`;
  }

  /** @param {any} a */
  #assignment(a) {
    const done = over.includes(a.state);
    const t = a.times ?? {};
    const times = [['acknowledged', t.acknowledged], ['en route', t.enRoute], ['on site', t.onSite], ['made safe', t.madeSafe], ['clear', t.clear]]
      .filter(([, at]) => at).map(([name, at]) => `${name} ${timeOfDay(at)}`);
    return html`<article class=${done ? 'over' : ''}>
      <div class="row"><cs-unit-chip code=${a.unitCode} status=${a.state} wordy></cs-unit-chip>
        ${a.token ? html`<span class="small muted" title="Token on the radio">radio ${a.token}</span>` : nothing}
        <span class="push row">${a.state === 'RESERVED'
          ? html`<cs-button label="Send ${a.unitCode} now" ?busy=${this.busyUnit === a.unitCode} @press=${() => this.tell('release-unit', { assignment: a })}>Send now</cs-button>`
          : html`<cs-button variant="quiet" label="Report for ${a.unitCode}" @press=${() => (this.reporting = a)}>Report</cs-button>`}
        ${done ? nothing : html`<cs-button variant="quiet" label="Cancel ${a.unitCode}" @press=${() => this.tell('cancel-assignment', { assignment: a })}>${a.state === 'RESERVED' ? 'Release' : 'Cancel'}</cs-button>`}</span></div>
      ${a.state === 'RESERVED' && a.plannedAt ? html`<div class="times">wanted ${dateAndTime(a.plannedAt)}</div>` : nothing}
      ${times.length ? html`<div class="times">${times.join(' · ')}</div>` : nothing}
      ${done ? nothing : this.#whereabouts(a)}
      ${(a.deliveries ?? []).map((/** @type {any} */ d) => this.#delivery(d))}
      ${a.amendment && !done ? this.#amendment(a) : nothing}
    </article>`;
  }

  /** Where its position comes from, and what it suggests; the crew itself says whether it is so. @param {any} a */
  #whereabouts(a) {
    const position = positionAge(this.units?.[a.unitCode], now());
    return html`<div class="times">${position.stale ? html`<span class="warn">${shapeIcon('triangle', 9)} ${position.text}</span>` : /^position/.test(position.text) ? position.text : `position: ${position.text}`}</div>
      ${(a.proposals ?? []).map((/** @type {any} */ p) => html`<div class="times">${shapeIcon('ring', 9)} seems ${p.step === 'ON_SITE' ? 'on site' : 'en route'} since ${timeOfDay(p.since)}, not confirmed</div>`)}`;
  }

  /** What the crew was told of a change, and whether it knows. @param {any} a */
  #amendment(a) {
    const m = a.amendment;
    const now = m.changes.map((/** @type {any} */ c) => c.now).join(', ');
    if (m.acknowledgedAt)
      return html`<div class="change">${shapeIcon('check', 9)} Change known since ${timeOfDay(m.acknowledgedAt)}: ${now}</div>`;
    return html`<div class="change open"><div class="row"><span class="warn">${shapeIcon('triangle', 9)} Change not acknowledged: ${now}</span>
        <cs-button class="push" variant="quiet" label="${a.unitCode} was told of the change by voice" @press=${() => this.tell('told-by-voice', { amendment: m })}>Told by voice</cs-button></div>
      ${(m.deliveries ?? []).map((/** @type {any} */ d) => this.#delivery(d))}</div>`;
  }

  /** @param {any} d */
  #delivery(d) {
    if (d.state === 'SUPERSEDED') return nothing;
    return html`<div class="delivery"><b>${words(d.channel)}</b>
      ${stages.filter(([key]) => d[key] || !['queuedAt', 'deviceAckAt'].includes(key)).filter(([key]) => !(key === 'queuedAt' && d.sentAt)).map(([key, name]) => html`<span
        class="stage ${d[key] ? 'done' : 'not'}" title=${d[key] ? timeWithSeconds(d[key]) : 'not yet'}>${shapeIcon(d[key] ? 'check' : 'ring', 9)}${name}${d[key] ? html` ${timeOfDay(d[key])}` : nothing}</span>`)}
      ${d.state === 'FAILED' ? html`<span class="failed">${shapeIcon(statusLook('FAILED').shape, 9)} failed: ${d.detail ?? 'no answer'}</span>` : nothing}
      ${d.attempts > 1 ? html`<span>tried ${d.attempts} times</span>` : nothing}</div>`;
  }

  #options() {
    const o = this.options;
    if (!o) return html`<p class="small muted">Looking who can go…</p>`;
    const able = o.options.filter((/** @type {any} */ u) => u.eligible);
    const leaves = o.options.filter((/** @type {any} */ u) => !u.eligible && u.rank);
    const passed = o.options.filter((/** @type {any} */ u) => !u.eligible && !u.rank);
    return html`<div role="group" aria-label="Who can be sent">
      ${o.set?.length ? html`<crew-set .parts=${o.set} .busyUnit=${this.busyUnit} @ask-unit=${(/** @type {any} */ e) => (this.sending = e.detail.unitCode)}></crew-set>` : nothing}
      ${able.length ? able.map((/** @type {any} */ u) => this.#option(u)) : html`<p class="note warn">No unit can be sent now.</p>`}
      ${[...(o.short ?? []), ...(o.coverLeft ?? [])].map((/** @type {string} */ text) => html`<p class="small muted">– ${text}</p>`)}
      ${leaves.length
        ? html`<details ?open=${!able.length}><summary>${leaves.length} would leave another job</summary>${leaves.map(
            (/** @type {any} */ u) => html`<div class="option"><b>${u.unitCode}</b><span class="small muted">${u.reasons.join(' · ')}</span><span class="small muted">${u.travel_minutes != null ? `${Math.round(u.travel_minutes)} min` : ''}</span>
              <cs-button variant="quiet" label="Look at sending ${u.unitCode}" @press=${() => (this.sending = u.unitCode)}>Other…</cs-button></div>`)}</details>`
        : nothing}
      ${passed.length
        ? html`<details><summary>${passed.length} passed over, and why</summary>${passed.map(
            (/** @type {any} */ u) => html`<div class="option"><b>${u.unitCode}</b><span class="small muted">${u.passedOverBecause ?? u.reasons?.join(', ')}</span><span></span>
              <cs-button variant="quiet" label="Send ${u.unitCode} all the same" @press=${() => (this.sending = u.unitCode)}>Other…</cs-button></div>`)}</details>`
        : nothing}</div>`;
  }

  /** @param {any} u */
  #option(u) {
    return html`<div class="option"><b>${u.unitCode}</b>
      <div>${u.name ?? words(u.kind)}<div class="small muted">${(u.reasons ?? []).join(' · ')}</div></div>
      <span class="small muted">${u.travel_minutes != null ? `${Math.round(u.travel_minutes)} min` : distance(u.distance_m)}</span>
      <span class="row"><cs-button label="Send ${u.unitCode}" ?busy=${this.busyUnit === u.unitCode} @press=${() => this.tell('send-unit', { unitCode: u.unitCode })}>Send</cs-button>
        <cs-button variant="quiet" label="Reserve ${u.unitCode}, or send it with words" @press=${() => (this.sending = u.unitCode)}>…</cs-button></span></div>`;
  }
}
customElements.define('crew-panel', CrewPanel);
