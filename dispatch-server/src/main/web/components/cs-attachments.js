import { CsElement, css, html, nothing } from './base.js';
import { dateAndTime, timeOfDay } from '../lib/format.js';
import './cs-button.js';
import './cs-dialog.js';
import './cs-field.js';

const isPicture = (/** @type {any} */ a) => a.mediaType.startsWith('image/');

/** Where it comes from. @param {any} a */
const contentOf = (a) => a.url ?? `/api/attachments/${a.id}/content`;

/** The same, small. @param {any} a */
const previewOf = (a) => a.url ?? `/api/attachments/${a.id}/preview`;

/**
 * Photographs and files, small in rows, one at a time when pressed. `entries` as Attachment in docs/wire.md, one that is on its
 * way with `url` and `unsent`. `names` lets say what they show, `removes` lets them be removed.
 * @fires caption `{id, caption}` @fires remove-attachment `{id, reason}`
 */
export class CsAttachments extends CsElement {
  static properties = {
    entries: { attribute: false },
    names: { type: Boolean }, removes: { type: Boolean }, glove: { type: Boolean, reflect: true },
    shown: { state: true }, caption: { state: true }, removing: { state: true },
  };
  static styles = css`
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(104px, 1fr));
      gap: var(--space-2);
    }
    :host([glove]) ul {
      grid-template-columns: repeat(auto-fill, minmax(140px, 1fr));
    }
    li > button, .file, .gone {
      display: grid;
      align-content: start;
      width: 100%;
      height: 100%;
      padding: 0;
      color: inherit;
      text-align: start;
      text-decoration: none;
      background: var(--surface-raised);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      overflow: hidden;
      cursor: pointer;
    }
    li > button:hover, .file:hover {
      border-color: var(--line-strong);
      background: var(--surface-hover);
    }
    .gone {
      cursor: default;
    }
    .small-picture, .kind {
      display: grid;
      place-items: center;
      width: 100%;
      aspect-ratio: 4 / 3;
      object-fit: cover;
      color: var(--text-muted);
      background: var(--ground);
      font-size: var(--text-s);
    }
    .words {
      display: grid;
      padding: 4px 8px 6px;
      font-size: var(--text-s);
      line-height: 1.35;
    }
    .words > span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .unsent {
      color: var(--warn);
    }
    .large {
      display: block;
      max-width: 100%;
      max-height: min(60vh, 620px);
      margin: 0 auto var(--space-3);
      background: var(--ground);
      border-radius: var(--radius-m);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--space-2);
      margin-top: var(--space-3);
    }
    .row cs-field {
      flex: 1 1 200px;
    }
    :host([glove]) .row cs-button {
      flex: 1 1 100%;
    }
    :host([glove]) .turn {
      flex: 1;
    }
  `;

  render() {
    if (!this.entries?.length) return nothing;
    return html`<ul>${this.entries.map((/** @type {any} */ a) => html`<li>${this.#tile(a)}</li>`)}</ul>${this.#viewer()}`;
  }

  /** @param {any} a */
  #tile(a) {
    const words = html`<span class="words"><span title=${a.caption || a.name}>${a.caption || a.name}</span>
      ${a.unsent ? html`<span class="unsent">${a.unkept ? 'stay on this page' : 'not sent yet'}</span>` : html`<span class="muted">${a.call ?? a.order ?? `${timeOfDay(a.takenAt)} · ${a.actor}`}</span>`}</span>`;
    if (a.removedBy) return html`<div class="gone"><span class="kind">removed</span><span class="words"><span title=${a.removedWhy}>${a.removedWhy}</span><span class="muted">by ${a.removedBy}</span></span></div>`;
    if (!isPicture(a)) return html`<a class="file" href=${contentOf(a)} download=${a.name}><span class="kind">PDF</span>${words}</a>`;
    return html`<button @click=${() => this.#show(a.id)} aria-label="Photo: ${a.caption || a.name}"><img class="small-picture" src=${previewOf(a)} alt="" />${words}</button>`;
  }

  /** @param {string|null} id */
  #show(id) {
    this.shown = id;
    this.removing = null;
    this.caption = this.entries.find((/** @type {any} */ a) => a.id === id)?.caption ?? '';
  }

  #viewer() {
    const pictures = this.entries.filter((/** @type {any} */ a) => isPicture(a) && !a.removedBy);
    const at = pictures.findIndex((/** @type {any} */ a) => a.id === this.shown);
    if (at < 0) return nothing;
    const a = pictures[at];
    const by = [a.actor, dateAndTime(a.takenAt), a.call ? `with call ${a.call}` : '', a.order ? `with order ${a.order}` : '', a.of ? `of ${a.of}` : '', a.unsent ? 'not sent yet' : ''].filter(Boolean).join(' · ');
    const turn = (/** @type {number} */ by) => this.#show(pictures[(at + by + pictures.length) % pictures.length].id);
    return html`<cs-dialog open wide heading="Photo ${at + 1} of ${pictures.length}" @close=${() => this.#show(null)}
        @keydown=${(/** @type {KeyboardEvent} */ e) => this.#key(e, turn)}>
      <img class="large" src=${contentOf(a)} alt=${a.caption || a.name} @error=${(/** @type {any} */ e) => this.#small(e.target, a)} />
      ${this.names ? nothing : html`<p>${a.caption}</p>`}<p class="muted small">${a.name} · ${by}</p>
      ${this.names
        ? html`<div class="row"><cs-field id="caption" ?glove=${this.glove} label="What it shows" .value=${this.caption} @change-value=${(/** @type {any} */ e) => (this.caption = e.detail.value)}></cs-field>
            <cs-button ?glove=${this.glove} why=${this.caption.trim() === a.caption ? 'Say first what it shows.' : ''} @press=${() => this.#name(a)}>Save</cs-button></div>`
        : nothing}
      ${this.removing
        ? html`<div class="row"><cs-field id="why" label="Why it must not be kept" .value=${this.removing.reason} .error=${this.removing.error ?? ''} @change-value=${(/** @type {any} */ e) => (this.removing = { reason: e.detail.value })}></cs-field>
            <cs-button variant="danger" @press=${() => this.#remove(a)}>Remove for good</cs-button></div>`
        : nothing}
      ${this.removes && !a.unsent && !this.removing ? html`<cs-button slot="actions" variant="danger" @press=${() => (this.removing = { reason: '' })}>Remove</cs-button>` : nothing}
      ${pictures.length > 1
        ? html`<cs-button class="turn" slot="actions" ?glove=${this.glove} @press=${() => turn(-1)}>Previous</cs-button>
            <cs-button class="turn" slot="actions" ?glove=${this.glove} @press=${() => turn(1)}>Next</cs-button>`
        : nothing}
    </cs-dialog>`;
  }

  /** Without signal there may still be the small one. @param {HTMLImageElement} image @param {any} a */
  #small(image, a) {
    if (!a.url && !image.src.endsWith(previewOf(a))) image.src = previewOf(a);
  }

  /** @param {KeyboardEvent} e @param {(by: number) => void} turn */
  #key(e, turn) {
    if (/** @type {HTMLElement} */ (e.composedPath()[0]).tagName === 'INPUT') return;
    if (e.key === 'ArrowRight') turn(1);
    if (e.key === 'ArrowLeft') turn(-1);
  }

  /** @param {any} a */
  #name(a) {
    this.tell('caption', { id: a.id, caption: this.caption.trim() });
  }

  /** @param {any} a */
  #remove(a) {
    const reason = this.removing.reason.trim();
    if (!reason) return void (this.removing = { reason, error: 'Say why, in a few words.' });
    this.#show(null);
    this.tell('remove-attachment', { id: a.id, reason });
  }
}
customElements.define('cs-attachments', CsAttachments);
