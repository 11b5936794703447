import { CsElement, css, html, nothing } from '../components/base.js';
import { dateAndTime } from '../lib/format.js';
import './handover-note.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';

const since = /** @type {Record<string, {text: string, tone: string, shape: string}>} */ ({
  NEW: { text: 'New since', tone: 'calm', shape: 'disc' },
  CHANGED: { text: 'Changed since', tone: 'warn', shape: 'half' },
  GONE: { text: 'No longer', tone: 'quiet', shape: 'dash' },
});
const verbs = /** @type {Record<string, string>} */ ({ DRAFTED: 'drafted it', SIGNED: 'signed it', WITHDRAWN: 'took the signature back', REFUSED: 'refused it', ACCEPTED: 'accepted it' });

/**
 * One handover, section by section, each entry with what became of it since and its note.
 * @fires end-order `{id}` for a standing order
 */
export class HandoverRecord extends CsElement {
  static properties = { handover: { attribute: false }, unsaved: { attribute: false }, mayEdit: { type: Boolean } };
  static styles = css`
    section {
      margin-bottom: var(--space-3);
      padding: var(--space-2) var(--space-4);
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      break-inside: avoid-page;
    }
    h2 {
      display: flex;
      align-items: baseline;
      gap: var(--space-2);
      font-size: var(--text-l);
    }
    h2 .muted {
      font-size: var(--text-s);
      font-weight: 400;
    }
    li, .row {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      gap: 2px var(--space-4);
      align-items: start;
    }
    .row h2 {
      min-height: var(--control);
      align-items: center;
    }
    li {
      padding: 8px 0;
      border-top: 1px solid var(--line);
      break-inside: avoid;
    }
    li:first-child {
      margin-top: var(--space-2);
    }
    li > div:first-child {
      overflow-wrap: anywhere;
    }
    .events li {
      display: block;
    }
    strong {
      margin-inline-end: var(--space-2);
    }
    del {
      color: var(--text-muted);
    }
    .now {
      padding-inline-start: var(--space-2);
      border-inline-start: 3px solid var(--warn);
    }
    @media (max-width: 900px) {
      li, .row { grid-template-columns: minmax(0, 1fr); }
    }
    @media print {
      section { padding: 4px 0; border: 0; border-bottom: 1px solid var(--line); border-radius: 0; }
      li { padding: 3px 0; }
      cs-button { display: none; }
    }
  `;

  render() {
    const h = this.handover;
    return html`${h.sections.map((/** @type {any} */ part) => this.#section(part))}
      <section aria-label="What was done with it" class="events"><h2>Signatures and questions</h2>
        <ul>${h.events.map((/** @type {any} */ e) => html`<li><time datetime=${e.at}>${dateAndTime(e.at)}</time> ${e.name} ${verbs[e.kind]}${e.words ? html`: “${e.words}”` : '.'}</li>`)}</ul></section>`;
  }

  /** @param {any} part */
  #section(part) {
    return html`<section aria-label=${part.label}>
      <div class="row"><h2>${part.label}<span class="muted">${part.entries.length || part.empty}</span></h2>
        ${this.#note(part, '', part.label, part.note)}</div>
      ${part.entries.length ? html`<ul>${part.entries.map((/** @type {any} */ e) => this.#entry(part, e))}</ul>` : nothing}
    </section>`;
  }

  /** @param {any} part @param {any} e */
  #entry(part, e) {
    const look = since[e.since];
    const gone = e.since === 'GONE';
    const ends = this.mayEdit && part.code === 'STANDING_ORDERS' && !gone;
    return html`<li><div><strong>${e.title}</strong>${look ? html`<cs-badge tone=${look.tone} shape=${look.shape} text=${look.text}></cs-badge>` : nothing}
        <p>${gone ? html`<del>${e.text}</del>` : e.text}</p>
        ${e.laterText ? html`<p class="now">Now: ${e.laterTitle !== e.title ? `${e.laterTitle}. ` : ''}${e.laterText}</p>` : nothing}
        ${ends ? html`<cs-button variant="quiet" label="End this order: ${e.text}" @press=${() => this.tell('end-order', { id: e.subject })}>End it</cs-button>` : nothing}</div>
      <div>${this.#note(part, e.subject, e.title, e.note)}</div></li>`;
  }

  /** @param {any} part @param {string} subject @param {string} about @param {any} note */
  #note(part, subject, about, note) {
    return html`<handover-note .handoverId=${this.handover.id} .section=${part.code} .subject=${subject} .about=${about} .note=${note} .unsaved=${this.unsaved} ?mayEdit=${this.mayEdit && this.handover.state === 'DRAFT'}></handover-note>`;
  }
}
customElements.define('handover-record', HandoverRecord);
