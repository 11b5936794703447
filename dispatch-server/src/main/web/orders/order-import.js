import { CsElement, css, html, nothing } from '../components/base.js';
import { post } from '../lib/api.js';
import { count } from '../lib/format.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';

const sample = 'number,kind,account,address,what_to_do,due_on,window_from,window_to,amount\nD-1042,DISCONNECT,4711,,Close the curb stop,2027-03-31,09:00,11:30,84.20';

/** A file of orders, and what became of its rows. @fires close @fires order-changed */
export class OrderImport extends CsElement {
  static properties = { file: { state: true }, report: { state: true }, problem: { state: true }, busy: { state: true } };
  static styles = css`
    .form {
      display: grid;
      gap: var(--space-3);
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
    .problem, .done {
      padding: 8px 12px;
      border-radius: var(--radius-m);
    }
    .problem {
      color: var(--alarm);
      background: var(--alarm-wash);
    }
    .done {
      color: var(--good);
      background: var(--good-wash);
    }
    .rows {
      max-height: 40vh;
      overflow: auto;
    }
    th, td {
      padding: 5px 10px 5px 0;
      text-align: start;
      vertical-align: top;
    }
  `;

  render() {
    const r = this.report;
    return html`<cs-dialog open wide heading="Import orders"><div class="form">
      <p class="muted">A CSV file in UTF-8, at most 1 MB. An order that is known already changes nothing, a newer version of it amends. A row that is wrong is reported, the others go in.</p>
      <pre tabindex="0">${sample}</pre>
      <label>File <input type="file" accept=".csv,text/csv" aria-describedby=${this.problem ? 'wrong' : nothing} @change=${(/** @type {any} */ e) => (this.file = e.target.files[0])} /></label>
      ${this.problem ? html`<p class="problem" id="wrong" role="alert">${this.problem}</p>` : nothing}
      <div role="status">${r ? html`<p class=${r.rejected.length ? 'problem' : 'done'}>${r.rejected.length ? '▲ ' : '✓ '}${count(r.rows, 'row')}: ${r.taken} taken, ${r.unchanged} known already, ${r.rejected.length} not taken.</p>` : nothing}</div>
      ${r?.rejected.length ? html`<div class="rows" tabindex="0"><table><thead><tr><th scope="col">Row</th><th scope="col">Why it was not taken</th></tr></thead>
        <tbody>${r.rejected.map((/** @type {any} */ x) => html`<tr><th scope="row">${x.row}</th><td>${x.reason}</td></tr>`)}</tbody></table></div>` : nothing}
    </div><cs-button slot="actions" variant="primary" ?busy=${this.busy} @press=${this.#take}>Import</cs-button></cs-dialog>`;
  }

  async #take() {
    this.report = null;
    this.problem = this.file ? '' : 'Choose a file.';
    if (!this.file || this.busy) return;
    this.busy = true;
    const form = new FormData();
    form.append('file', this.file);
    try {
      this.report = await post('/api/service-orders/imports', form, { timeout_ms: 120_000 });
      this.tell('order-changed');
    } catch (failure) {
      this.problem = /** @type {Error} */ (failure).message;
    }
    this.busy = false;
  }
}
customElements.define('order-import', OrderImport);
