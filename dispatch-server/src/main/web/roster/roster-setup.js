import { CsElement, css, html, nothing } from '../components/base.js';
import { get, newId, patiently, put } from '../lib/api.js';
import { dateAndTime, words } from '../lib/format.js';
import { nowText } from '../lib/world.js';
import { rosterStyles } from './roster-styles.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const plain = (/** @type {string} */ code) => words(code.toUpperCase());

/** What weeks and crews are made from: vehicles and equipment, what each kind of unit needs, and shift templates. */
export class RosterSetup extends CsElement {
  static properties = { mayEdit: { type: Boolean }, data: { state: true }, form: { state: true }, problem: { state: true }, done: { state: true }, busy: { state: true } };
  static styles = [
    rosterStyles,
    css`
      :host {
        display: block;
        overflow: auto;
      }
      .page {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: var(--space-4);
        padding: var(--space-4);
        align-items: start;
      }
      section {
        min-width: 0;
        margin-bottom: var(--space-4);
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: var(--space-3);
      }
      thead th {
        position: static;
      }
      fieldset {
        margin: var(--space-3) 0 0;
        padding: 0;
        border: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
      }
      .messages {
        margin: 0 var(--space-4);
      }
      @media (max-width: 1100px) {
        .page {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.#read();
  }

  async #read() {
    const [fleet, rules, templates, territories, week] = await patiently(() => Promise.all(['fleet', 'rules', 'templates', 'territories', 'week'].map((part) => get(`/api/roster/${part}`))));
    this.data = { fleet, rules, templates, territories, units: week.units };
  }

  render() {
    if (!this.data) return html`<cs-empty heading="Loading…"></cs-empty>`;
    return html`<div class="messages" role="status">${this.done ? html`<p class="done">${this.done}</p>` : nothing}</div>
      <div class="page">${this.#fleet()}<div>${this.#rules()}${this.#territories()}${this.#templates()}</div></div>${this.form ? this.#dialog() : nothing}`;
  }

  /** @param {string} label @param {any} form @param {string} [name] */
  #button(label, form, name) {
    return this.mayEdit ? html`<cs-button variant="quiet" label=${name ?? label} @press=${() => { this.problem = null; this.done = ''; this.form = form; }}>${label}</cs-button>` : nothing;
  }

  #fleet() {
    return html`<section aria-labelledby="fleet"><header><h2 id="fleet">Vehicles and equipment</h2>${this.#button('Add', { kind: 'item', code: '', itemClass: 'VEHICLE', what: '', weight_t: '', height_m: '', inService: 'true' }, 'Add a vehicle or equipment')}</header>
      ${this.data.fleet.length ? html`<table><thead><tr><th scope="col">Code</th><th scope="col">Kind</th><th scope="col">Weight, height</th><th scope="col">With</th><th scope="col" class="acts">Actions</th></tr></thead>
      <tbody>${this.data.fleet.map((/** @type {any} */ f) => html`<tr><th scope="row">${f.item.code}</th><td>${plain(f.item.kind)}${f.item.inService ? '' : html` <span class="warn">▲ out of service</span>`}</td>
        <td>${[f.item.weight_t && `${f.item.weight_t} t`, f.item.height_m && `${f.item.height_m} m`].filter(Boolean).join(', ') || '–'}</td>
        <td>${f.uses.length ? f.uses.map((/** @type {any} */ u) => html`<div>${u.unitCode}${u.endsAt ? html` <span class="muted">until ${dateAndTime(u.endsAt)}</span>` : nothing}</div>`) : 'nobody'}</td>
        <td class="acts">${this.#button('Change', { kind: 'item', code: f.item.code, known: true, itemClass: f.item.itemClass, what: f.item.kind, weight_t: f.item.weight_t ?? '', height_m: f.item.height_m ?? '', inService: String(f.item.inService) }, `Change ${f.item.code}`)}${this.#button('Give to', { kind: 'use', itemCode: f.item.code, unitCode: '', before: f.uses.map((/** @type {any} */ u) => u.id) }, `Give ${f.item.code} to a unit`)}</td></tr>`)}</tbody></table>` : html`<cs-empty heading="None yet"></cs-empty>`}</section>`;
  }

  #rules() {
    return html`<section aria-labelledby="rules"><header><h2 id="rules">What a unit needs before it is sent</h2></header><table>
      <thead><tr><th scope="col">Kind</th><th scope="col">People</th><th scope="col">Equipment</th><th scope="col" class="acts">Actions</th></tr></thead>
      <tbody>${this.data.rules.map((/** @type {any} */ r) => html`<tr><th scope="row">${plain(r.kind)}</th><td>${r.minimumCrew || 'any'}</td><td>${r.needsEquipment.map(plain).join(', ') || '–'}</td>
        <td class="acts">${this.#button('Change', { kind: 'rule', unitKind: r.kind, minimumCrew: String(r.minimumCrew), needs: r.needsEquipment.join(', ') }, `Change what ${r.kind} crews need`)}</td></tr>`)}</tbody></table></section>`;
  }

  #territories() {
    const { units } = this.data.territories;
    return html`<section aria-labelledby="territories"><header><h2 id="territories">Territories</h2></header>
      <p class="small muted">Of units that are about as near, the one whose part of the city it is goes first.</p><table>
      <thead><tr><th scope="col">Unit</th><th scope="col">Pressure zones</th><th scope="col" class="acts">Actions</th></tr></thead>
      <tbody>${this.data.units.map((/** @type {any} */ u) => html`<tr><th scope="row">${u.code}</th><td>${units[u.code]?.join(', ') ?? 'everywhere'}</td>
        <td class="acts">${this.#button('Change', { kind: 'territory', unitCode: u.code, zones: units[u.code] ?? [] }, `Change the territory of ${u.code}`)}</td></tr>`)}</tbody></table></section>`;
  }

  #templates() {
    return html`<section aria-labelledby="templates"><header><h2 id="templates">Shift templates</h2><span>${this.#button('Add', { kind: 'template', id: newId(), name: '', days: DAYS, from: '06:00', to: '14:00' }, 'Add a template')}${this.#button('Make a week', { kind: 'week', unitCode: '', templateIds: [] })}</span></header>
      ${this.data.templates.length ? html`<table><thead><tr><th scope="col">Name</th><th scope="col">Hours</th><th scope="col">Days</th><th scope="col" class="acts">Actions</th></tr></thead>
      <tbody>${this.data.templates.map((/** @type {any} */ t) => html`<tr><th scope="row">${t.name}</th><td class="t">${t.from.slice(0, 5)}–${t.to.slice(0, 5)}</td><td>${t.days.length === 7 ? 'every day' : t.days.map((/** @type {string} */ d) => plain(d).slice(0, 3)).join(', ')}</td>
        <td class="acts">${this.#button('Change', { kind: 'template', ...t, from: t.from.slice(0, 5), to: t.to.slice(0, 5) }, `Change ${t.name}`)}</td></tr>`)}</tbody></table>` : html`<cs-empty heading="None yet"></cs-empty>`}</section>`;
  }

  /** @param {string} name @param {string} label @param {any} [more] */
  #field(name, label, more = {}) {
    return html`<cs-field name=${name} label=${label} kind=${more.kind ?? 'text'} hint=${more.hint ?? ''} .options=${more.options} .value=${this.form[name]} .error=${this.problem?.of(more.field ?? name)}
      @change-value=${(/** @type {any} */ e) => (this.form = { ...this.form, [name]: e.detail.value })}></cs-field>`;
  }

  #units() {
    return [{ value: '', label: 'Choose' }, ...this.data.units.map((/** @type {any} */ u) => ({ value: u.code, label: `${u.code} ${u.name}` }))];
  }

  /** @param {string} name @param {string} legend @param {[string, string][]} choices */
  #ticks(name, legend, choices) {
    const chosen = this.form[name];
    return html`<fieldset><legend class="small muted">${legend}</legend>${choices.map(([value, label]) => html`<label class="tick"><input type="checkbox" .checked=${chosen.includes(value)}
      @change=${() => (this.form = { ...this.form, [name]: chosen.includes(value) ? chosen.filter((/** @type {string} */ v) => v !== value) : [...chosen, value] })} />${label}</label>`)}</fieldset>
      ${this.problem?.of(name) ? html`<p class="problem" role="alert">${this.problem.of(name)}</p>` : nothing}`;
  }

  #dialog() {
    const f = this.form;
    const [heading, fields] = /** @type {any} */ ({
      item: () => [f.known ? `Change ${f.code}` : 'A vehicle or equipment', html`${f.known ? nothing : this.#field('code', 'Code', { hint: 'Capitals, digits and dashes, such as T-12' })}${this.#field('itemClass', 'Class', { kind: 'select', options: [{ value: 'VEHICLE', label: 'Vehicle' }, { value: 'EQUIPMENT', label: 'Equipment' }] })}${this.#field('what', 'Kind', { field: 'kind', hint: 'Such as excavator, pump, valve_exerciser, light_tower' })}${this.#field('weight_t', 'Weight, t')}${this.#field('height_m', 'Height, m')}${this.#field('inService', 'State', { kind: 'select', options: [{ value: 'true', label: 'In service' }, { value: 'false', label: 'Out of service' }] })}`],
      use: () => [`Give ${f.itemCode} to`, this.#field('unitCode', 'Unit', { kind: 'select', options: this.#units() })],
      rule: () => [`What ${f.unitKind} crews need`, html`${this.#field('minimumCrew', 'People, at least', { hint: '0 for any number but none' })}${this.#field('needs', 'Equipment', { field: 'needsEquipment', hint: 'Kinds, parted by commas' })}`],
      territory: () => [`Territory of ${f.unitCode}`, this.#ticks('zones', 'Pressure zones; none for everywhere', this.data.territories.zones.map((/** @type {string} */ z) => [z, z]))],
      template: () => ['Shift template', html`${this.#field('name', 'Name')}${this.#field('from', 'From', { kind: 'time' })}${this.#field('to', 'To', { kind: 'time', hint: 'At or before the beginning: on the next day' })}${this.#ticks('days', 'Days on which it begins', DAYS.map((d) => [d, plain(d).slice(0, 3)]))}`],
      week: () => ['Make a unit’s week from templates', html`${this.#field('unitCode', 'Unit', { kind: 'select', options: this.#units() })}${this.#ticks('templateIds', 'In place of the week it has', this.data.templates.map((/** @type {any} */ t) => [t.id, t.name]))}`],
    })[f.kind]();
    return html`<cs-dialog open heading=${heading} @close=${() => (this.form = null)}>
      ${this.problem && !this.problem.fields.length ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}${fields}
      <cs-button slot="actions" @press=${() => (this.form = null)}>Do not save</cs-button><cs-button slot="actions" variant="primary" ?busy=${this.busy} @press=${this.#save}>Save</cs-button></cs-dialog>`;
  }

  async #save() {
    if (this.busy) return;
    this.busy = true;
    const f = this.form;
    const number = (/** @type {any} */ v) => (String(v).trim() === '' ? null : String(v).replace(',', '.'));
    try {
      if (f.kind === 'item') await put(`/api/roster/fleet/${encodeURIComponent(f.code)}`, { itemClass: f.itemClass, kind: f.what, weight_t: number(f.weight_t), height_m: number(f.height_m), inService: f.inService === 'true' });
      if (f.kind === 'use') await this.#give(f);
      if (f.kind === 'rule') await put(`/api/roster/rules/${f.unitKind}`, { minimumCrew: number(f.minimumCrew) ?? 0, needsEquipment: f.needs.split(',').map((/** @type {string} */ n) => n.trim()).filter(Boolean) });
      if (f.kind === 'territory') await put(`/api/roster/territories/${encodeURIComponent(f.unitCode)}`, { zones: f.zones.filter((/** @type {string} */ z) => this.data.territories.zones.includes(z)) });
      if (f.kind === 'template') await put(`/api/roster/templates/${f.id}`, { name: f.name, days: f.days, from: f.from || null, to: f.to || null });
      if (f.kind === 'week') await put(`/api/roster/units/${encodeURIComponent(f.unitCode || '-')}/templates`, { templateIds: f.templateIds });
      this.form = null;
      this.done = 'Saved.';
      await this.#read();
    } catch (failure) {
      this.problem = failure;
    }
    this.busy = false;
  }

  /** From now on it is with that unit; whoever has it has it until now. @param {any} f */
  #give(f) {
    return put(`/api/roster/fleet-uses/${newId()}`, { itemCode: f.itemCode, unitCode: f.unitCode, startsAt: nowText(), insteadOf: f.before[0] });
  }
}
customElements.define('roster-setup', RosterSetup);
