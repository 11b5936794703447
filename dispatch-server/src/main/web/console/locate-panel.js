import { CsElement, css, html, nothing } from '../components/base.js';
import { Problem, get, newId, post, put } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { dateAndTime, duration, timeOfDay } from '../lib/format.js';
import { now } from '../lib/world.js';
import { answers, body, fresh, kinds, look, memberLook, wrong } from './locate-model.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

const there = ['ON_SITE', 'WORKING', 'SUSPENDED'];

/**
 * The locate tickets of an incident, what each owner said, and whether crews may dig. `incident` as the detail has it; asks
 * again whenever that changes, and when the clock changes what holds.
 */
export class LocatePanel extends CsElement {
  static properties = { incident: { attribute: false }, dispatches: { type: Boolean }, locates: { state: true }, asking: { state: true }, problem: { state: true }, busy: { state: true } };
  static styles = [
    panelStyles,
    css`
      .ticket {
        margin-top: var(--space-2);
        padding: 6px 10px 8px;
        background: var(--surface-raised);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }
      .over {
        background: none;
      }
      .ticket .row, li {
        justify-content: space-between;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 30px;
      }
      .words {
        font-size: var(--text-s);
        font-weight: 600;
      }
      .form {
        display: grid;
        gap: var(--space-3);
      }
      .form.two {
        grid-template-columns: 1fr 1fr;
      }
      .form [name='place'], .form [name='members'], .form [name='withdrawn'] {
        grid-column: 1 / -1;
      }
      .acts {
        margin-top: var(--space-2);
      }
    `,
  ];

  constructor() {
    super();
    new Ticking(this);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('incident')) {
      if (changed.get('incident')?.id !== this.incident.id) Object.assign(this, { locates: null, asking: null, problem: null });
      this.#read();
    }
    const until = this.locates?.clearance.until;
    if (until && until !== this.askedFor && Date.parse(until) <= now()) {
      this.askedFor = until;
      this.#read();
    }
  }

  async #read() {
    const { id } = this.incident;
    const locates = await get(`/api/incidents/${id}/locates`).catch(() => this.locates);
    if (id === this.incident.id) this.locates = locates;
  }

  /** Asks for a new ticket. */
  ask() {
    if (this.dispatches && this.locates) this.#edit(null);
  }

  render() {
    const l = this.locates;
    if (!l) return nothing;
    const { state, words, mayDig } = l.clearance;
    const shown = look(state, l.digs);
    const quiet = !l.digs && state === 'NONE' && !l.override;
    return html`<section aria-label="Digging">
      <h3>Digging <cs-badge tone=${shown.tone} shape=${shown.shape} text=${shown.text}></cs-badge>
        ${this.dispatches ? html`<cs-button variant="quiet" keys="G" label="New locate ticket" @press=${() => this.ask()}>New ticket</cs-button>` : nothing}</h3>
      ${this.problem && !this.asking ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      <p class=${quiet ? 'small muted' : `words tone-${mayDig ? (shown.tone === 'good' ? 'good' : 'warn') : 'alarm'}`} role="status">${quiet ? 'Crews do not usually dig here. Before they do, a ticket is called in.' : words}</p>
      ${l.tickets.map((/** @type {any} */ t) => this.#ticket(t))}
      ${l.digging.map((/** @type {any} */ d) => html`<p class="acts small muted">${d.unitCode} said at ${timeOfDay(d.since)} that it digs.</p>`)}
      ${this.dispatches ? this.#acts(l) : nothing}
    </section>${this.asking ? this.#dialog(this.asking) : nothing}`;
  }

  /** @param {any} t */
  #ticket(t) {
    const left_s = (Date.parse(t.expiresAt) - now()) / 1000;
    const stands = !t.withdrawn && left_s > 0;
    return html`<article class="ticket ${stands ? '' : 'over'}" aria-label="Locate ticket ${t.number}">
      <div class="row"><span><b>${t.number}</b> ${t.kind === 'EMERGENCY' ? 'emergency' : 'normal'}</span>
        ${this.dispatches && !t.withdrawn ? html`<cs-button variant="quiet" label="Correct ticket ${t.number}" @press=${() => this.#edit(t)}>Correct</cs-button>` : nothing}</div>
      <div>${t.place}</div>
      <div class="muted">${t.withdrawn ? `Withdrawn: ${t.withdrawn}` : html`Called ${timeOfDay(t.calledAt)}${t.kind === 'NORMAL' ? `, due ${dateAndTime(t.startsAt)}` : ''}, ${left_s > 0 ? `holds until ${dateAndTime(t.expiresAt)}` : 'ran out'}${left_s > 0 && left_s < 172_800 ? `, ${duration(left_s)} left` : ''}`}</div>
      ${t.withdrawn ? nothing : html`<ul>${t.members.map((/** @type {any} */ m) => this.#member(t, m))}</ul>`}</article>`;
  }

  /** @param {any} t @param {any} m */
  #member(t, m) {
    const shown = memberLook(m);
    return html`<li><span><span class=${shown.tone} aria-hidden="true">${shown.mark}</span> ${m.name} <span class="muted">${shown.text}${m.at ? ` ${timeOfDay(m.at)}` : ''}${m.saidBy ? `, ${m.saidBy}` : ''}${m.note ? `: ${m.note}` : ''}</span></span>
      ${this.dispatches ? html`<cs-button variant="quiet" label="${m.name}: answer to ${t.number}" @press=${() => this.#answer(t, m)}>${m.answer ? 'Change' : 'Answer'}</cs-button>` : nothing}</li>`;
  }

  /** @param {any} l */
  #acts(l) {
    const cleared = ['CLEARED', 'EMERGENCY_RUNNING'].includes(l.clearance.state);
    const digs = new Set(l.digging.map((/** @type {any} */ d) => d.assignmentId));
    const crews = (this.incident.assignments ?? []).filter((/** @type {any} */ a) => there.includes(a.state) && !digs.has(a.id));
    if (!l.digs && !l.tickets.length && !l.override) return nothing;
    return html`<div class="row acts">
      ${l.override ? html`<cs-button @press=${() => this.#override(false)}>Allow no more</cs-button>` : cleared ? nothing : html`<cs-button @press=${() => this.#override(true)}>Allow digging</cs-button>`}
      ${crews.map((/** @type {any} */ a) => html`<cs-button variant="quiet" label="${a.unitCode} says that it digs" ?busy=${this.busy} @press=${() => this.#do(async () => { await post(`/api/assignments/${a.id}/dig`, { id: newId() }); await this.#read(); })}>${a.unitCode} digs</cs-button>`)}</div>`;
  }

  /** @param {any} ticket */
  #edit(ticket) {
    this.problem = null;
    this.asking = { what: 'ticket', form: fresh(newId(), ticket, this.incident, now()) };
  }

  /** @param {any} ticket @param {any} member */
  #answer(ticket, member) {
    this.problem = null;
    this.asking = { what: 'answer', ticket, member, form: { id: newId(), answer: member.answer ?? 'MARKED', saidBy: '', note: '' } };
  }

  /** @param {boolean} allows */
  #override(allows) {
    this.problem = null;
    this.asking = { what: 'override', allows, form: { id: newId(), note: '' } };
  }

  /** @param {any} q */
  #dialog(q) {
    const parts = { ticket: () => this.#ticketForm(q.form), answer: () => this.#answerForm(q), override: () => this.#overrideForm(q) }[/** @type {'ticket'} */ (q.what)]();
    return html`<cs-dialog open ?wide=${q.what === 'ticket'} heading=${parts.heading} @close=${() => (this.asking = null)}>
      <div class="form ${q.what === 'ticket' ? 'two' : ''}" @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && parts.send()}>${parts.fields}</div>
      ${this.problem && !this.problem.fields.length ? html`<p class="problem" role="alert">${this.problem.message}${this.problem.code === 'conflict' ? ' What you typed is kept: keep it again if it is to stand.' : ''}</p>` : nothing}
      <cs-button slot="actions" @press=${() => (this.asking = null)}>Leave it</cs-button>
      <cs-button slot="actions" variant="primary" ?busy=${this.busy} @press=${parts.send}>${parts.keep}</cs-button></cs-dialog>`;
  }

  /** @param {any} f */
  #ticketForm(f) {
    return {
      heading: f.version ? `Correct ${f.was.number}` : 'New locate ticket',
      keep: f.withdrawn ? 'Withdraw' : 'Keep',
      fields: html`${this.#field(f, 'number', 'Number from the call centre', { required: true })}${this.#field(f, 'kind', 'How urgent', { kind: 'select', options: kinds })}
        ${this.#field(f, 'place', 'Where is dug', { required: true })}${this.#field(f, 'members', 'Who is told', { required: true, hint: 'Owners of pipes and cables, with commas between.' })}
        ${this.#field(f, 'calledAt', 'Called at', { kind: 'datetime-local', required: true })}
        ${f.kind === 'NORMAL' ? this.#field(f, 'startsAt', 'Answers due, work may start', { kind: 'datetime-local', hint: 'Empty: two working days after the call.' }) : nothing}
        ${this.#field(f, 'expiresAt', 'Holds until', { kind: 'datetime-local', hint: 'Empty: 14 working days after the call.' })}
        ${f.version ? this.#field(f, 'withdrawn', 'Withdraw it, because (empty: it stands)') : nothing}`,
      send: () => this.#do(() => put(`/api/incidents/${this.incident.id}/locates/${f.id}`, body(this.asking.form))),
    };
  }

  /** @param {any} q */
  #answerForm(q) {
    return {
      heading: `${q.member.name}: ${q.ticket.number}`,
      keep: 'Keep',
      fields: html`${this.#field(q.form, 'answer', 'What they say', { kind: 'select', options: answers })}${this.#field(q.form, 'saidBy', 'Who said so (may be empty)')}${this.#field(q.form, 'note', 'Note (may be empty)')}`,
      send: () => this.#do(() => post(`/api/locates/${q.ticket.id}/answers`, { ...this.asking.form, member: q.member.name, follows: q.member.answerId ?? null })),
    };
  }

  /** @param {any} q */
  #overrideForm(q) {
    return {
      heading: q.allows ? 'Allow digging without a cleared ticket' : 'Allow digging no more',
      keep: q.allows ? 'Allow digging' : 'Allow no more',
      fields: html`${q.allows ? html`<p>The crew is told that it may dig by hand, and by whom. Your name and the reason are kept.</p>` : nothing}${this.#field(q.form, 'note', 'Why', { required: true })}`,
      send: () => this.#do(() => post(`/api/incidents/${this.incident.id}/dig-override`, { ...this.asking.form, allows: q.allows })),
    };
  }

  /** @param {any} form @param {string} name @param {string} label @param {Record<string, any>} [more] */
  #field(form, name, label, more = {}) {
    return html`<cs-field name=${name} label=${label} kind=${more.kind ?? 'text'} ?required=${more.required} hint=${more.hint ?? ''} .options=${more.options} .value=${form[name]} .error=${wrong(this.problem, name)}
      @change-value=${(/** @type {any} */ e) => (this.asking = { ...this.asking, form: { ...this.asking.form, [name]: e.detail.value } })}></cs-field>`;
  }

  /** Somebody else was first: what was typed stays, and is meant all the same when it is sent again. @param {any} current */
  #overtaken(current) {
    if (this.asking?.what === 'ticket') this.asking = { ...this.asking, form: { ...this.asking.form, version: current.version, was: current } };
    if (this.asking?.what === 'answer') this.asking = { ...this.asking, member: current };
    this.#read();
  }

  /** @param {() => Promise<any>} work */
  async #do(work) {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      this.locates = (await work()) ?? this.locates;
      this.asking = null;
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.problem = failure;
      if (failure.code === 'conflict') this.#overtaken(failure.body.current);
    }
    this.busy = false;
    await this.updateComplete;
    /** @type {any} */ ([...this.renderRoot.querySelectorAll('cs-field')].find((f) => /** @type {any} */ (f).error))?.focus();
  }
}
customElements.define('locate-panel', LocatePanel);
