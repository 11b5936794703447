import { CsElement, html, nothing } from '../components/base.js';
import { get, patiently, post } from '../lib/api.js';
import { count, dateAndTime, words } from '../lib/format.js';
import { administrationStyles } from './administration-styles.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

const UNDER_WAY = ['waiting', 'running'];

/** The imports: a form that starts one, all past ones, and one of them with the rows it rejected. */
export class ImportList extends CsElement {
  static properties = {
    runs: { state: true },
    detail: { state: true },
    open: { state: true },
    file: { state: true },
    mapping: { state: true },
    text: { state: true },
    errors: { state: true },
    busy: { state: true },
  };
  static styles = administrationStyles;

  constructor() {
    super();
    this.open = false;
    this.busy = false;
    this.text = '';
    this.errors = {};
    this.#read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  async #read() {
    clearTimeout(this.timer);
    this.runs = await patiently(() => get('/api/imports'));
    const shown = this.detail && this.runs.find((/** @type {any} */ r) => r.id === this.detail.run.id);
    if (shown && (UNDER_WAY.includes(this.detail.run.state) || shown.state !== this.detail.run.state)) await this.#show(shown.id);
    if (this.isConnected && this.runs.some((/** @type {any} */ r) => UNDER_WAY.includes(r.state))) this.timer = setTimeout(() => this.#read(), 1_000);
  }

  /** @param {string} id */
  async #show(id) {
    this.detail = await patiently(() => get(`/api/imports/${id}`));
    // It may have ended since the list was read, and both are on the screen.
    this.runs = this.runs.map((/** @type {any} */ r) => (r.id === id ? this.detail.run : r));
  }

  render() {
    return html`<section aria-labelledby="imports"><header><h2 id="imports">Imports</h2>
        <cs-button variant="primary" @press=${() => (this.open = true)}>Import data</cs-button></header>
      ${this.open ? this.#form() : nothing}
      ${!this.runs ? html`<cs-empty heading="Loading…"></cs-empty>` : this.runs.length ? this.#table() : html`<cs-empty heading="No imports yet" text="Networks, streets, addresses and past incidents come in here, or by the import command."></cs-empty>`}
      ${this.detail ? this.#detail() : nothing}</section>`;
  }

  #form() {
    return html`<form aria-label="Import data" @submit=${(/** @type {Event} */ e) => e.preventDefault()}><h3>Import data</h3>
      ${this.errors.all ? html`<p class="problem" role="alert">${this.errors.all}</p>` : nothing}
      <div class="fields">
        <div><label class="name" for="file">Data: one file, or several as a zip</label>
          <input id="file" type="file" aria-invalid=${this.errors.file ? 'true' : 'false'} @change=${(/** @type {any} */ e) => (this.file = e.target.files[0])} />
          ${this.errors.file ? html`<p class="error" role="alert">▲ ${this.errors.file}</p>` : nothing}</div>
        <div><label class="name" for="mapping">Mapping: which field is which (.yml)</label>
          <input id="mapping" type="file" accept=".yml,.yaml" @change=${this.#mappingChosen} />
          ${this.mapping ? html`<p class="small muted">${this.mapping}; its text stands below and can be changed.</p>` : nothing}</div>
      </div>
      <cs-field kind="area" rows="9" name="text" label="Text of the mapping" .value=${this.text} .error=${this.errors.mapping}
        placeholder="name: …" @change-value=${(/** @type {any} */ e) => (this.text = e.detail.value)}></cs-field>
      <div class="end"><cs-button variant="primary" ?busy=${this.busy} @press=${() => this.#start()}>Start the import</cs-button>
        <cs-button @press=${() => (this.open = false)}>Leave</cs-button></div></form>`;
  }

  /** @param {any} event */
  async #mappingChosen(event) {
    const chosen = event.target.files[0];
    if (!chosen) return;
    this.mapping = chosen.name;
    this.text = await chosen.text();
  }

  async #start() {
    if (this.busy) return;
    this.errors = {
      ...(this.file ? {} : { file: 'Choose a file.' }),
      ...(this.text.trim() ? {} : { mapping: 'Choose a mapping or write its text.' }),
    };
    if (Object.keys(this.errors).length) return;
    this.busy = true;
    const form = new FormData();
    form.append('file', this.file);
    form.append('mapping', new Blob([this.text], { type: 'application/yaml' }), this.mapping ?? 'mapping.yml');
    try {
      const run = await post('/api/imports', form, { timeout_ms: 600_000 });
      this.open = false;
      this.detail = { run, report: null, rejections: [] };
      await this.#read();
    } catch (failure) {
      const message = /** @type {Error} */ (failure).message;
      // The server begins what is wrong with the mapping with its name.
      const ofMapping = message.startsWith(this.mapping ?? 'mapping.yml') || message.includes('The mapping');
      this.errors = ofMapping ? { mapping: message } : { all: message };
    }
    this.busy = false;
  }

  #table() {
    return html`<div class="wide" tabindex="0" role="region" aria-label="Past imports"><table>
      <thead><tr><th scope="col">Started</th><th scope="col">File</th><th scope="col">Mapping</th><th scope="col">By</th><th scope="col">State</th><th scope="col" class="n">Rejected</th><th scope="col" class="acts">Actions</th></tr></thead>
      <tbody>${this.runs.map((/** @type {any} */ r) => html`<tr data-import=${r.id}>
        <th scope="row" class="t">${dateAndTime(r.startedAt)}</th><td>${r.source}</td><td>${r.mapping}</td><td>${r.startedBy}</td>
        <td>${this.#state(r)}</td><td class="n">${r.rejected}</td>
        <td class="acts"><cs-button variant="quiet" label=${`Show the import of ${r.source}`} @press=${() => this.#show(r.id)}>Show</cs-button></td></tr>`)}</tbody></table></div>`;
  }

  /** @param {any} r */
  #state(r) {
    if (r.state === 'failed') return html`<span class="bad">▲ Failed: ${r.failure}</span>`;
    if (UNDER_WAY.includes(r.state)) return html`◔ ${words(r.state)}${r.progress ? html`<br /><small class="muted">${r.progress}</small>` : nothing}`;
    return r.state === 'done' ? '✓ Done' : html`<span class="warn">◆ Done, rows rejected</span>`;
  }

  #detail() {
    const { run, report, rejections } = this.detail;
    return html`<div class="detail" aria-live="polite"><h3>Import of ${run.source}</h3>
      <p>${this.#state(run)}</p>
      ${report?.layers?.length ? html`<p class="muted">${report.layers.map((/** @type {any} */ l) => `${words(String(l.layer))}: ${!l.taken ? 'not taken' : count(l.rows, 'row')}`).join(' · ')}</p>` : nothing}
      ${rejections.length ? html`<div class="wide" tabindex="0" role="region" aria-label="Rejected rows"><table>
        <thead><tr><th scope="col">File</th><th scope="col" class="n">Row</th><th scope="col">Id</th><th scope="col">Field</th><th scope="col">Value</th><th scope="col">Reason</th></tr></thead>
        <tbody>${rejections.map((/** @type {any} */ x) => html`<tr><td>${x.source}</td><td class="n">${x.row}</td><td>${x.ref ?? ''}</td><td>${x.field ?? ''}</td><td>${x.value ?? ''}</td><td>${x.reason}</td></tr>`)}</tbody></table></div>
        ${rejections.length >= 1000 ? html`<p class="muted">Only the first 1,000 are shown.</p>` : nothing}` : nothing}</div>`;
  }
}
customElements.define('import-list', ImportList);
