import { CsElement, css, html, nothing } from '../components/base.js';
import { post } from '../lib/api.js';
import { count } from '../lib/format.js';
import { rosterStyles } from './roster-styles.js';
import '../components/cs-button.js';

const samples = {
  People: 'staff_number,name,username,unit,contractor,phone,qualifications\n1042,K. Lee,klee,G1,,555-0142,gas_operator=2027-03-31; leak_correlation',
  Units: 'unit,name,kind,radio\nL2,Leak detection 2,leak,1402',
  Shifts: 'unit,date,from,to\nL2,2026-12-24,22:00,06:00',
  Vehicles: 'vehicle,kind,weight_t,height_m,unit\nT-12,vacuum_truck,18.5,3.6,L2',
  'Leave and swaps': 'staff_number,from,to,unit\n1042,2026-12-24,2026-12-26,\n1042,2026-12-28 18:00,2026-12-29 06:00,L2',
};

/** Files of people, units, shifts, vehicles, or leave and swaps, and what became of their rows. */
export class RosterImport extends CsElement {
  static properties = { file: { state: true }, report: { state: true }, problem: { state: true }, busy: { state: true } };
  static styles = [
    rosterStyles,
    css`
      :host {
        display: block;
        overflow: auto;
      }
      .page {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(480px, 100%), 1fr));
        gap: var(--space-4);
        padding: var(--space-4);
        align-items: start;
      }
      section {
        min-width: 0;
        padding: var(--space-4);
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }
      label {
        display: block;
      }
      form {
        margin: var(--space-2) 0 var(--space-3);
      }
      .small {
        margin-top: var(--space-3);
      }
      pre {
        margin: 0;
        padding: var(--space-2);
        overflow-x: auto;
        font: var(--text-s) / 1.5 var(--font-mono);
        background: var(--field);
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
      }
    `,
  ];

  render() {
    const r = this.report;
    return html`<div class="page"><section aria-labelledby="take"><h2 id="take">Import a file</h2>
      <form @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
        <p class="muted">A CSV file in UTF-8, at most 1 MB. Its first line says what it holds. Rows that are known already change nothing.</p>
        <label>File <input type="file" accept=".csv,text/csv" aria-describedby=${this.problem ? 'wrong' : nothing} @change=${(/** @type {any} */ e) => (this.file = e.target.files[0])} /></label>
        ${this.problem ? html`<p class="problem" id="wrong" role="alert">${this.problem}</p>` : nothing}
        <div class="end"><cs-button variant="primary" ?busy=${this.busy} @press=${this.#take}>Import</cs-button></div></form>
      <div role="status">${r ? html`<p class=${r.rejected.length ? 'remark' : 'done'}>${r.rejected.length ? '▲ ' : '✓ '}${count(r.rows, 'row')} of ${r.content.toLowerCase()}: ${r.taken} taken, ${r.unchanged} known already, ${r.rejected.length} not taken.</p>` : nothing}</div>
      ${r?.rejected.length ? html`<table><thead><tr><th scope="col">Row</th><th scope="col">Why it was not taken</th></tr></thead>
        <tbody>${r.rejected.map((/** @type {any} */ x) => html`<tr><th scope="row">${x.row}</th><td>${x.reason}</td></tr>`)}</tbody></table>` : nothing}</section>
    <section aria-labelledby="how"><h2 id="how">What a file looks like</h2>${Object.entries(samples).map(([name, sample]) => html`<h3>${name}</h3><pre tabindex="0">${sample}</pre>`)}
      <p class="small muted">A column that is missing leaves what stands. Qualifications are codes with their last day, parted by semicolons.</p></section></div>`;
  }

  async #take() {
    this.report = null;
    this.problem = this.file ? '' : 'Choose a file.';
    if (!this.file || this.busy) return;
    this.busy = true;
    const form = new FormData();
    form.append('file', this.file);
    try {
      this.report = await post('/api/roster/imports', form, { timeout_ms: 120_000 });
    } catch (failure) {
      this.problem = /** @type {Error} */ (failure).message;
    }
    this.busy = false;
  }
}
customElements.define('roster-import', RosterImport);
