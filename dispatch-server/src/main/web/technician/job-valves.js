import { CsElement, html, nothing } from '../components/base.js';
import { count, supply, timeOfDay, words } from '../lib/format.js';
import { clears, hasStep, reopeningInOrder, troubles, valvesInOrder } from './work.js';
import { jobStyles, partStyles } from './technician-styles.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

/** @type {Record<string, string>} */
const todo = { CLOSE: 'Close', OPEN: 'Open for now', VERIFY_CLOSED: 'Check that it is closed', STUCK: 'Will not turn' };
/** @type {Record<string, string>} */
const back = { OPEN_AT_LOW_FLOW: 'Open a little', FLUSH: 'Flush until clear', PURGE: 'Purge until gas only', OPEN: 'Open fully', CLOSE_AGAIN: 'Close again', OPEN_AGAIN: 'Open again' };

/**
 * The valves of a job on the phone: closing them in order, then, once the pipe is repaired, putting them back.
 * `work` as TechnicianAssignment in docs/wire.md, `waiting` the actions not yet sent.
 * @fires valve `{ref, result, position, turns}` @fires shutdown-step `{kind}`
 */
export class JobValves extends CsElement {
  static properties = { work: { attribute: false }, waiting: { attribute: false }, asking: { state: true } };
  static styles = [jobStyles, partStyles];

  render() {
    const valves = valvesInOrder(this.work, this.waiting);
    if (!valves.length) return nothing;
    const o = this.work.outage;
    const steps = reopeningInOrder(this.work, this.waiting);
    const out = o.customers;
    return html`<div class="part"><h3>${steps.length ? 'Put it back, in this order' : 'Valves, in this order'}</h3>
      ${o.approval ? nothing : html`<p class="hazard">▲ ${o.change ? 'The plan has changed and is not approved yet: ask the control room.' : 'The control room has not approved this plan yet.'}</p>`}
      ${o.utility === 'GAS' ? html`<p class="hazard">▲ ${steps.length ? 'Gas: purge from the first valve before you open; then relight with every customer.' : `Gas: shut ${out?.total === 1 ? 'the one meter' : `all ${count(out?.total ?? 0, 'meter')}`} before the first valve.`}</p>` : nothing}
      ${out ? html`<p class="muted">${count(out.total, 'customer')} without ${supply(o)}${out.critical?.length ? `, ${out.critical.map((/** @type {any} */ c) => c.name).join(', ')}` : ''}</p>` : nothing}
      <ol>${steps.length ? steps.map((s) => this.#back(s)) : valves.map((v) => this.#valve(v))}</ol>
      ${this.#next(o)}</div>${this.#dialog()}`;
  }

  /** @param {any} v */
  #valve(v) {
    const turned = v.role === 'CLOSE' || v.role === 'OPEN';
    const meta = [v.diameter_mm ? `${v.diameter_mm} mm` : '', v.turns ? `${v.turns} turns` : '', v.closes ? `closes ${v.closes}` : ''].filter(Boolean).join(' · ');
    return html`<li class="valve"><span class="order ${v.stuck ? 'stuck' : v.done ? 'closed' : ''}">${v.stuck ? '✕' : v.done ? '✓' : v.order || '?'}</span>
      <div><strong>${v.ref}</strong> <span class="muted">${meta}</span>
        <div class="muted">${[this.#state(v), v.mine ? '' : `for ${v.unitCode}`, v.accessNote].filter(Boolean).join(' · ')}</div></div>
      ${v.done || v.stuck || !turned
        ? turned || v.role === 'VERIFY_CLOSED' ? this.#more(v.ref, v.wanted) : nothing
        : html`<div class="both">
            <cs-button glove label="Valve ${v.ref} is ${v.wanted === 'OPEN' ? 'open' : 'closed'}" @press=${() => this.#report(v.ref, 'DONE', v.wanted)}>${v.wanted === 'OPEN' ? 'Opened' : 'Closed'}</cs-button>
            <cs-button glove label="Something is wrong with valve ${v.ref}" @press=${() => (this.asking = { ref: v.ref, wanted: v.wanted, turns: '' })}>Trouble</cs-button></div>`}
    </li>`;
  }

  /** @param {any} v */
  #state(v) {
    if (v.unsent) return `${words(v.unsent)}, not sent yet`;
    if (v.stuck) return 'Will not turn: worked around';
    if (v.done && v.last) return `${v.wanted === 'OPEN' ? 'Opened' : 'Closed'} ${timeOfDay(v.last.at)}, ${v.last.by}`;
    return v.done && v.role === 'CLOSE' ? 'Closed' : todo[v.role];
  }

  /** @param {any} s */
  #back(s) {
    const say = clears(s.action) ? () => this.tell('shutdown-step', { kind: 'FLUSHING' }) : () => this.#report(s.ref, 'DONE', s.wanted);
    return html`<li class="valve"><span class="order ${s.done ? 'closed' : ''}">${s.done ? '✓' : s.order}</span>
      <div><strong>${back[s.action]}: ${s.ref}</strong><div class="muted">${s.heldBy ? `Leave it: ${s.heldBy} needs it as it is` : s.unsent ? 'Not sent yet' : s.reason}</div></div>
      ${s.done || s.heldBy
        ? nothing
        : html`<div class="both"><cs-button glove label="${back[s.action]} ${s.ref}: done" @press=${say}>Done</cs-button>
            ${clears(s.action) ? nothing : html`<cs-button glove label="Something is wrong with valve ${s.ref}" @press=${() => (this.asking = { ref: s.ref, wanted: s.wanted, turns: '' })}>Trouble</cs-button>`}</div>`}</li>`;
  }

  /** What a crew can say of the shutdown as a whole. @param {any} o */
  #next(o) {
    const has = (/** @type {string} */ kind) => hasStep(this.work, this.waiting, kind);
    const say = (/** @type {string} */ kind, /** @type {string} */ label) => html`<cs-button class="send" glove @press=${() => this.tell('shutdown-step', { kind })}>${label}</cs-button>`;
    if (o.state === 'ISOLATED' && !has('PROVED') && !has('REPAIRED')) return html`${say('PROVED', 'Nothing flows any more')} ${say('REPAIRED', 'The pipe is repaired')}`;
    if (['CLOSING', 'ISOLATED'].includes(o.state) && !has('REPAIRED')) return say('REPAIRED', 'The pipe is repaired');
    return nothing;
  }

  /** @param {string} ref @param {string} wanted */
  #more(ref, wanted) {
    return html`<div class="both"><cs-button glove variant="quiet" label="Correct what is said of valve ${ref}"
      @press=${() => (this.asking = { ref, wanted, turns: '', correct: true })}>Correct…</cs-button></div>`;
  }

  #dialog() {
    const q = this.asking;
    if (!q) return nothing;
    const other = q.wanted === 'OPEN' ? 'CLOSED' : 'OPEN';
    const say = (/** @type {string} */ result, /** @type {string} */ position, /** @type {string} */ label) => html`<cs-button class="send" glove @press=${() => {
      this.asking = null;
      this.#report(q.ref, result, position, q.turns);
    }}>${label}</cs-button>`;
    return html`<cs-dialog open heading="Valve ${q.ref}" @close=${() => (this.asking = null)}>
      ${q.correct ? html`${say('DONE', 'CLOSED', 'It is closed')} ${say('DONE', 'OPEN', 'It is open')}` : nothing}
      ${troubles.map(([result, label]) => say(result, q.correct ? other : q.wanted, label))}
      <cs-field glove label="Turns, if you counted" .value=${q.turns} @change-value=${(/** @type {any} */ e) => (this.asking = { ...q, turns: e.detail.value })}></cs-field></cs-dialog>`;
  }

  /** @param {string} ref @param {string} result @param {string} position what it was to become @param {string} [turns] */
  #report(ref, result, position, turns) {
    const counted = Number.parseFloat(String(turns ?? '').replace(',', '.'));
    this.tell('valve', { ref, result, position, turns: Number.isFinite(counted) ? counted : undefined });
  }
}
customElements.define('job-valves', JobValves);
