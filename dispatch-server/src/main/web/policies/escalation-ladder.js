import { css, html, nothing } from '../components/base.js';
import { newId } from '../lib/api.js';
import { PolicyForm } from './policy-form.js';
import { policyStyles } from './policy-styles.js';
import { incidentFlags } from './incident-flags.js';
import { inches, spanOf, spanText } from './span.js';

const mains = [
  { value: 'false', label: 'No' },
  { value: 'true', label: 'Yes' },
];

/** Whom to tell of an incident: who they are and how they are reached, and what calls for them. `stands` as Ladder. */
export class EscalationLadder extends PolicyForm {
  static styles = [
    policyStyles,
    css`
      .role {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr) auto;
      }
      .role .acts {
        padding-top: 20px;
      }
    `,
  ];

  get path() {
    return '/api/escalation-ladder';
  }

  /** @param {any} stands */
  fresh(stands) {
    const text = (/** @type {any} */ value) => (value == null ? '' : String(value));
    return {
      roles: stands.roles.map((/** @type {any} */ r) => ({ ...r, person: text(r.person), phone: text(r.phone) })),
      rungs: stands.rungs.map((/** @type {any} */ r) => ({ ...r, anyMain: String(r.anyMain), fromDiameter_mm: text(r.fromDiameter_mm), off_s: spanText(r.off_s), overCustomers: text(r.overCustomers) })),
    };
  }

  /** @param {any} shown */
  wire(shown) {
    const number = (/** @type {string} */ written) => written.trim() || null;
    return {
      roles: shown.roles,
      rungs: shown.rungs.map((/** @type {any} */ r, /** @type {number} */ i) => ({ ...r, anyMain: r.anyMain === 'true', fromDiameter_mm: number(r.fromDiameter_mm), off_s: spanOf(`rungs[${i}].off_s`, r.off_s), overCustomers: number(r.overCustomers) })),
    };
  }

  render() {
    const s = this.shown;
    return html`<div class="card"><h2>Who is told of an incident</h2>
      <section aria-label="Whom to reach"><h3>Whom to reach</h3>
        <p class="small muted">Names and numbers are shown to those who dispatch or manage only.</p>
        ${s.roles.map((/** @type {any} */ r, /** @type {number} */ i) => this.#role(r, i))}
        ${this.add('roles', 'Add somebody', 'name', 20, () => ({ id: newId(), name: '', person: '', phone: '' }))}</section>
      <section aria-label="Rungs"><h3>Rungs</h3>
        <p class="small muted">Any one of what a rung names calls for it, once for an incident. Planned jobs call for nobody. When it becomes an alarm is set at By the clock.</p>
        ${s.rungs.map((/** @type {any} */ r, /** @type {number} */ i) => this.#rung(r, i))}
        ${this.add('rungs', 'Add a rung', 'label', 8, () => ({ id: newId(), label: '', anyMain: 'false', fromDiameter_mm: '', off_s: '', overCustomers: '', flags: [], roleIds: [] }))}</section>
      ${this.error('rungs') || this.error('roles') ? html`<p class="problem" role="alert">${this.error('rungs') || this.error('roles')}</p>` : nothing}
      ${this.end('the ladder')}</div>`;
  }

  /** @param {any} r @param {number} i */
  #role(r, i) {
    const part = this.part('roles', i);
    return html`<div class="line role" role="group" aria-label="Person ${i + 1}">
      ${this.field('name', 'What they are', part('name', r.name))}${this.field('person', 'Who that is now', part('person', r.person))}${this.field('phone', 'Telephone', part('phone', r.phone))}
      ${this.#remove('roles', i, 'person', this.shown.rungs.some((/** @type {any} */ rung) => rung.roleIds.includes(r.id)) ? 'A rung names them.' : '')}</div>`;
  }

  /** @param {any} r @param {number} i */
  #rung(r, i) {
    const part = this.part('rungs', i);
    const roles = this.shown.roles.map((/** @type {any} */ role) => ({ value: role.id, label: role.name || 'Nameless' }));
    return html`<div class="line" role="group" aria-label="Rung ${i + 1}">
      <div class="fields">${this.field('label', 'Name', part('label', r.label))}${this.field('anyMain', 'Any main off or broken', { ...part('anyMain', r.anyMain), kind: 'select', options: mains })}
        ${this.field('fromDiameter_mm', 'Mains from, in mm', { ...part('fromDiameter_mm', r.fromDiameter_mm), also: inches(r.fromDiameter_mm) })}${this.field('off_s', 'Off for', part('off_s', r.off_s))}${this.field('overCustomers', 'More customers out than', part('overCustomers', r.overCustomers))}</div>
      ${this.ticks(incidentFlags, r.flags, 'Marked as', `rungs[${i}].flags`, (flags) => this.changeLine('rungs', i, { flags }))}
      ${this.ticks(roles, r.roleIds, 'To be told', `rungs[${i}].roleIds`, (roleIds) => this.changeLine('rungs', i, { roleIds }))}
      <div>${this.#remove('rungs', i, 'rung', '')}</div></div>`;
  }

  /** @param {'roles'|'rungs'} list @param {number} i @param {string} what @param {string} why it may not go */
  #remove(list, i, what, why) {
    if (!this.mayEdit) return nothing;
    return html`<div class="acts"><cs-button variant="quiet" label="Remove ${what} ${i + 1}" why=${why} @press=${() => this.edit({ [list]: this.shown[list].filter((/** @type {any} */ _, /** @type {number} */ at) => at !== i) })}>Remove</cs-button></div>`;
  }
}
customElements.define('escalation-ladder', EscalationLadder);
