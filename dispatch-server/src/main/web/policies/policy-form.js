import { CsElement, html, nothing } from '../components/base.js';
import { Problem, put } from '../lib/api.js';
import { dateAndTime } from '../lib/format.js';
import { policyStyles } from './policy-styles.js';
import '../components/cs-button.js';
import '../components/cs-field.js';

/**
 * One policy as a form of its own. `stands` is what the server has; what is typed stays until it is saved or undone, also when
 * another supervisor saved meanwhile: then it says what stands now, and saving again is meant all the same. Who may not edit
 * reads. A kind of policy says how what stands is shown in fields (`fresh`), where it goes (`path`) and what is sent (`wire`).
 * @fires policies-changed when it was saved, or turned out to be something else
 */
export class PolicyForm extends CsElement {
  static properties = { stands: { attribute: false }, mayEdit: { type: Boolean }, draft: { state: true }, problem: { state: true }, done: { state: true }, busy: { state: true } };
  static styles = policyStyles;

  constructor() {
    super();
    /** @type {any} what is typed and not saved, or null */
    this.draft = null;
    this.done = '';
  }

  /** What the fields show. */
  get shown() {
    return this.draft ?? this.fresh(this.stands);
  }

  /** What stands, as fields show it. @param {any} stands @returns {any} */
  fresh(stands) {
    return { ...stands };
  }

  /** Where it is saved. @returns {string} */
  get path() {
    throw new Error('A policy says where it is saved.');
  }

  /** What is sent of what fields show. @param {any} shown @returns {any} */
  wire(shown) {
    return shown;
  }

  /** @param {any} change some fields and what is typed there now */
  edit(change) {
    if (!this.draft) this.base = this.stands.version;
    this.draft = { ...this.shown, ...change };
    this.done = '';
  }

  /**
   * A field of the form, or what it says for who may not edit.
   * @param {string} name @param {string} label @param {Record<string, any>} [more] `kind`, `options`, `hint`, `also` for the same in other words, and `path`, `value` and `change` where it is part of a list
   */
  field(name, label, more = {}) {
    const value = more.value ?? this.shown[name] ?? '';
    if (!this.mayEdit) {
      const said = more.options?.find((/** @type {any} */ o) => o.value === value)?.label ?? value;
      return html`<p><span class="label">${label}</span>${said === '' ? 'none' : said}${said !== '' && more.also ? ` (${more.also})` : ''}</p>`;
    }
    return html`<cs-field name=${more.path ?? name} kind=${more.kind ?? 'text'} label=${label} hint=${more.hint ?? more.also ?? ''} .options=${more.options}
      .value=${String(value)} .error=${this.error(more.path ?? name)}
      @change-value=${(/** @type {any} */ e) => (more.change ?? ((/** @type {string} */ v) => this.edit({ [name]: v })))(e.detail.value)}></cs-field>`;
  }

  /** How a field of one line of a list is shown and changed. @param {string} list @param {number} i */
  part(list, i) {
    return (/** @type {string} */ name, /** @type {string} */ value) => ({ value, path: `${list}[${i}].${name}`, change: (/** @type {string} */ v) => this.changeLine(list, i, { [name]: v }) });
  }

  /** @param {string} list @param {number} i @param {any} change */
  changeLine(list, i, change) {
    this.edit({ [list]: this.shown[list].map((/** @type {any} */ line, /** @type {number} */ at) => (at === i ? { ...line, ...change } : line)) });
  }

  /** A button that adds a line to a list, and goes to its first field. @param {string} list @param {string} label @param {string} first @param {number} most @param {() => any} empty */
  add(list, label, first, most, empty) {
    if (!this.mayEdit) return nothing;
    const lines = this.shown[list];
    const add = async () => {
      this.edit({ [list]: [...lines, empty()] });
      await this.updateComplete;
      /** @type {any} */ (this.renderRoot.querySelector(`cs-field[name="${list}[${lines.length}].${first}"]`))?.focus();
    };
    return html`<cs-button variant="quiet" why=${lines.length < most ? '' : `No more than ${most}.`} @press=${add}>${label}</cs-button>`;
  }

  /** Boxes of which some are ticked, in the order in which they were. @param {{value: string, label: string}[]} all @param {string[]} ticked @param {string} label @param {string} path @param {(ticked: string[]) => void} change */
  ticks(all, ticked, label, path, change) {
    if (!this.mayEdit) return html`<p><span class="label">${label}</span>${ticked.map((value) => all.find((one) => one.value === value)?.label ?? value).join(', ') || 'none'}</p>`;
    const wrong = this.error(path);
    return html`<fieldset><legend class="label">${label}</legend>
      ${all.map((one) => html`<label class="tick"><input type="checkbox" .checked=${ticked.includes(one.value)}
        @change=${(/** @type {any} */ e) => change(e.target.checked ? [...ticked, one.value] : ticked.filter((value) => value !== one.value))} />${one.label}</label>`)}
      ${wrong ? html`<p class="problem" role="alert">${wrong}</p>` : nothing}</fieldset>`;
  }

  /** What is wrong with one field, as a sentence. @param {string} path */
  error(path) {
    const message = this.problem?.of(path);
    return message ? `${message[0].toUpperCase()}${message.slice(1)}` : '';
  }

  /** The end of the form: what went wrong or was done, who changed it last, and the buttons. @param {string} name whose policy it is */
  end(name) {
    const p = this.problem;
    return html`${p && !p.fields.length
        ? html`<p class="problem" role="alert">${p.message}${p.code === 'conflict' ? ' What you typed is kept: save again if it is to stand, or undo.' : ''}</p>`
        : nothing}
      <div class="end">
        ${this.draft
          ? html`<cs-button variant="primary" label="Save ${name}" ?busy=${this.busy} @press=${() => this.save()}>Save</cs-button>
              <cs-button variant="quiet" label="Undo what was typed for ${name}" @press=${() => this.forget()}>Undo</cs-button>`
          : nothing}
        <span role="status" class="small done">${this.done}</span>
        ${this.stands.changedAt ? html`<span class="small muted last">Changed by ${this.stands.changedBy}, ${dateAndTime(this.stands.changedAt)}</span>` : nothing}
      </div>`;
  }

  forget() {
    this.draft = null;
    this.problem = null;
  }

  async save() {
    if (this.busy || !this.draft) return;
    this.busy = true;
    this.problem = null;
    try {
      this.stands = await put(this.path, { ...this.wire(this.shown), version: this.base });
      this.forget();
      this.done = 'Saved. It holds from now on.';
      this.tell('policies-changed');
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.problem = failure;
      if (failure.code === 'conflict') {
        this.base = failure.body.current.version;
        this.tell('policies-changed');
      }
    }
    this.busy = false;
    await this.updateComplete;
    /** @type {any} */ ([...this.renderRoot.querySelectorAll('cs-field')].find((f) => /** @type {any} */ (f).error))?.focus();
  }
}
