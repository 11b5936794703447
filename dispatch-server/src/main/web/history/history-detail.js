import { CsElement, css, html, nothing } from '../components/base.js';
import { get } from '../lib/api.js';
import { clock, count, dateAndTime, timeWithSeconds } from '../lib/format.js';
import '../components/cs-attachments.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';
import '../components/cs-timeline.js';

const names = [['received', 'Received'], ['dispatched', 'Sent'], ['acknowledged', 'Acknowledged'], ['enRoute', 'En route'], ['onSite', 'On site'], ['madeSafe', 'Made safe'], ['restored', 'Restored'], ['closed', 'Closed']];

/** One incident as the history has it: its milestones, and the whole log with who, when and by which channel. @fires detail-left */
export class HistoryDetail extends CsElement {
  static properties = { incidentId: {}, incident: { state: true }, problem: { state: true } };
  static styles = css`
    :host {
      display: block;
      padding: var(--space-3) var(--space-4) var(--space-5);
    }
    .row {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }
    .row cs-button {
      margin-inline-start: auto;
    }
    h2 {
      font-size: var(--text-xl);
    }
    h3 {
      margin: var(--space-4) 0 var(--space-1);
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th, td {
      padding: 4px 0;
      font-weight: 400;
      text-align: start;
      border-bottom: 1px solid var(--line);
    }
    td:last-child {
      text-align: end;
      color: var(--text-muted);
    }
  `;

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('incidentId')) this.#read();
  }

  async #read() {
    const id = this.incidentId;
    this.incident = null;
    this.problem = '';
    try {
      const incident = await get(`/api/history/incidents/${id}`);
      if (id === this.incidentId) this.incident = incident;
    } catch (failure) {
      this.problem = /** @type {Error} */ (failure).message;
    }
  }

  render() {
    const i = this.incident;
    if (!i) return html`<cs-empty heading=${this.problem ? 'It could not be read' : 'Loading…'} text=${this.problem ?? ''}></cs-empty>`;
    const m = i.milestones ?? {};
    const from = m.received ? new Date(m.received).getTime() : 0;
    return html`<div class="row"><cs-badge priority=${i.priority}></cs-badge><cs-badge status=${i.state} text=${i.stateLabel ?? nothing}></cs-badge><span class="muted">${i.number}</span>
        <cs-button variant="quiet" label="Close the detail" @press=${() => this.tell('detail-left')}>✕</cs-button></div>
      <h2>${i.typeLabel}</h2><p>${i.addressText ?? 'No location'}</p>
      ${i.narrative ? html`<p class="muted">“${i.narrative}”</p>` : nothing}
      <p class="small muted">${[count((i.calls ?? []).length || i.callers || 0, 'call'), i.customersOut ? `${count(i.customersOut, 'customer')} out` : '', i.main?.label ? `main ${i.main.label}` : ''].filter(Boolean).join(' · ')}</p>
      <h3>Times</h3>
      <table><tbody>${names.map(([key, name]) => html`<tr><th scope="row">${name}</th><td>${m[key] ? `${dateAndTime(m[key]).slice(0, 10)} ${timeWithSeconds(m[key])}` : html`<span class="faint">–</span>`}</td>
        <td>${m[key] && key !== 'received' ? `+ ${clock((new Date(m[key]).getTime() - from) / 1000)}` : ''}</td></tr>`)}</tbody></table>
      ${i.attachments.length ? html`<h3>Photos and files</h3><cs-attachments .entries=${i.attachments}></cs-attachments>` : nothing}
      <h3>Log</h3><cs-timeline dated .entries=${i.timeline}></cs-timeline>`;
  }
}
customElements.define('history-detail', HistoryDetail);
