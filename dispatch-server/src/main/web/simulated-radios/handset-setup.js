import { CsElement, css, html, nothing } from '../components/base.js';
import { get, put } from '../lib/api.js';
import { FAULTS, NORMAL, seconds } from './handset-model.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

/** The form in which a trainer says how one radio behaves and where it is, or how all behave. @fires said `{text, tone}` */
export class HandsetSetup extends CsElement {
  static properties = { radio: { state: true }, open: { state: true }, form: { state: true }, errors: { state: true }, busy: { state: true } };
  static styles = css`
    fieldset {
      margin: var(--space-3) 0 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 2px;
      padding: 0;
      font-size: var(--text-s);
      font-weight: 600;
      color: var(--text-muted);
    }
    .tick {
      display: grid;
      grid-template-columns: auto 134px minmax(0, 1fr);
      align-items: baseline;
      gap: 8px;
      padding: 3px 0;
    }
    .tick input {
      margin: 0;
    }
    .tick b {
      font-weight: 600;
    }
    .times {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--space-3);
    }
    .place {
      margin-top: var(--space-3);
    }
    .problem {
      margin-top: var(--space-3);
      color: var(--alarm);
    }
  `;

  constructor() {
    super();
    this.open = false;
    this.#begin(null, NORMAL);
  }

  /** Asks for one radio. @param {import('./handset-model.js').Handset} radio */
  ask(radio) {
    this.#begin(radio, radio.behaviour);
    this.open = true;
  }

  /** Asks for all. */
  askAll() {
    this.#begin(null, NORMAL);
    this.open = true;
  }

  /** @param {import('./handset-model.js').Handset|null} radio @param {import('./handset-model.js').Behaviour} behaviour */
  #begin(radio, behaviour) {
    this.radio = radio;
    this.form = { ...behaviour, ackDelay_s: behaviour.ackDelay_s ? String(behaviour.ackDelay_s) : '', crewAckAfter_s: behaviour.crewAckAfter_s ? String(behaviour.crewAckAfter_s) : '', place: '' };
    /** @type {Record<string, string>} */
    this.errors = {};
    this.busy = false;
  }

  render() {
    const f = this.form;
    return html`<cs-dialog ?open=${this.open} heading=${this.radio ? `Radio ${this.radio.radioId}${this.radio.unitCode ? ` of ${this.radio.unitCode}` : ''}` : 'All radios'} @close=${() => (this.open = false)} @keydown=${this.#typed}>
        <div class="times">
          <cs-field name="ackDelay_s" label="Slow: it answers after" hint="seconds; empty: at once" .value=${f.ackDelay_s} .error=${this.errors.ackDelay_s}
            @change-value=${(/** @type {any} */ e) => this.#set('ackDelay_s', e.detail.value)}></cs-field>
          <cs-field name="crewAckAfter_s" label="Its crew sends ACK after" hint="seconds; empty: a person does" .value=${f.crewAckAfter_s} .error=${this.errors.crewAckAfter_s}
            @change-value=${(/** @type {any} */ e) => this.#set('crewAckAfter_s', e.detail.value)}></cs-field></div>
        <fieldset><legend>${this.radio ? 'What is wrong with it' : 'What is wrong with every radio, in place of what it has now'}</legend>
          ${FAULTS.map((fault) => html`<label class="tick"><input type="checkbox" name=${fault.key} .checked=${Boolean(f[fault.key])} @change=${(/** @type {any} */ e) => this.#set(fault.key, e.target.checked)} /><b>${fault.name}</b><span class="muted small">${fault.does}</span></label>`)}</fieldset>
        ${this.radio
          ? html`<cs-field class="place" name="place" label="Drive it to" .hint=${this.#where()} .value=${f.place} .error=${this.errors.place}
              @change-value=${(/** @type {any} */ e) => this.#set('place', e.detail.value)}></cs-field>`
          : nothing}
        ${this.errors.other ? html`<p class="problem" role="alert">${this.errors.other}</p>` : nothing}
        <cs-button slot="actions" @press=${() => (this.open = false)}>Leave</cs-button>
        <cs-button slot="actions" variant="primary" ?busy=${this.busy} @press=${() => this.#save()}>${this.radio ? 'Set' : 'Set all'}</cs-button></cs-dialog>`;
  }

  #where() {
    const at = this.radio?.place;
    return `An address, or latitude and longitude; empty: it stays${at ? ` at ${at.lat.toFixed(5)}, ${at.lon.toFixed(5)}` : ''}. It says so when it is asked.`;
  }

  /** @param {string} key @param {any} value */
  #set(key, value) {
    this.form = { ...this.form, [key]: value };
  }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    if (event.key === 'Enter' && /** @type {HTMLElement} */ (event.composedPath()[0]).tagName === 'INPUT') this.#save();
  }

  async #save() {
    if (this.busy) return;
    this.busy = true;
    this.errors = {};
    const { place: written, ...ticks } = this.form;
    try {
      const place = this.radio && written.trim() ? await findPlace(written.trim()) : null;
      const at = this.radio ? `/api/radios/${encodeURIComponent(this.radio.radioId)}` : '/api/radios';
      await put(`${at}/behaviour`, { ...ticks, ackDelay_s: seconds(ticks.ackDelay_s, 0), crewAckAfter_s: seconds(ticks.crewAckAfter_s, null) });
      if (place) {
        await put(`${at}/position`, { lon: place.lon, lat: place.lat });
        this.tell('said', { text: `Radio ${this.radio?.radioId} is at ${place.label}.`, tone: 'good' });
      }
      this.open = false;
    } catch (failure) {
      const problem = /** @type {any} */ (failure);
      this.errors = problem.fields?.length
        ? Object.fromEntries(problem.fields.map((/** @type {import('../lib/api.js').FieldError} */ f) => [f.field, `It ${f.message}.`]))
        : { [problem.field ?? 'other']: problem.message };
    }
    this.busy = false;
  }
}
customElements.define('handset-setup', HandsetSetup);

/** @param {string} written @returns {Promise<{label: string, lon: number, lat: number}>} */
async function findPlace(written) {
  const found = await get('/api/geocode?q=' + encodeURIComponent(written));
  if (found.status === 'FOUND') return found.candidates[0];
  const names = (found.candidates ?? []).slice(0, 3).map((/** @type {any} */ c) => c.label);
  throw Object.assign(new Error(names.length ? `Which one: ${names.join(', ')}?` : found.explanation || 'No such place is known.'), { field: 'place' });
}
