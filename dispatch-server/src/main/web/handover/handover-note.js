import { CsElement, css, html, nothing } from '../components/base.js';
import { put } from '../lib/api.js';
import { noteKey } from './handover-model.js';
import '../components/cs-button.js';
import '../components/cs-field.js';

/** How long after the last key a note is saved. */
const PAUSE_ms = 700;

/**
 * The note about one entry or section: saved a moment after the last key, kept on the device until then. When somebody
 * else wrote there meanwhile, both texts are shown and a person chooses. @fires note-saved when the record has it
 */
export class HandoverNote extends CsElement {
  static properties = { handoverId: {}, section: {}, subject: {}, about: {}, note: { attribute: false }, unsaved: { attribute: false }, mayEdit: { type: Boolean }, open: { state: true }, problem: { state: true } };
  static styles = css`
    p {
      padding: 4px 8px;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      border-inline-start: 3px solid var(--accent);
    }
    .theirs {
      margin-top: var(--space-1);
      border-color: var(--warn);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      margin-top: var(--space-1);
    }
    @media print {
      cs-field, cs-button, .row { display: none; }
    }
    .paper { display: none; }
    @media print {
      .paper { display: block; }
    }
  `;

  get #key() {
    return noteKey(this.section, this.subject);
  }

  /** What a page that was left had not saved yet is saved now. @param {Map<string, any>} changed */
  updated(changed) {
    if (!changed.has('unsaved') && !changed.has('mayEdit')) return;
    const mine = this.mayEdit && this.unsaved?.get(this.#key);
    if (mine && !mine.theirs && !this.timer) this.timer = setTimeout(() => this.#save(), PAUSE_ms);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.timer) this.#save();
  }

  render() {
    const mine = this.unsaved?.get(this.#key);
    const text = mine?.text ?? this.note.text;
    if (!this.mayEdit) return text || mine ? html`<p>${this.note.text}${mine ? html`<span class="theirs">Not saved: ${mine.text}</span>` : nothing}</p>` : nothing;
    if (!text && !this.open) return html`<cs-button variant="quiet" label="Note on ${this.about}" @press=${() => this.#begin()}>Note</cs-button>`;
    return html`<p class="paper">${text}</p><cs-field kind="area" rows=${Math.min(6, text.split('\n').length + 1)} label="Note on ${this.about}" .value=${text} .error=${mine?.theirs ? '' : this.problem ?? ''}
        @change-value=${(/** @type {any} */ e) => this.#typed(e.detail.value)} @focusout=${() => this.timer && this.#save()}></cs-field>
      ${mine?.theirs ? this.#conflict(mine) : nothing}`;
  }

  /** @param {import('./handover-model.js').UnsavedNote} mine */
  #conflict(mine) {
    const theirs = /** @type {{text: string, by: string}} */ (mine.theirs);
    return html`<p class="theirs" role="alert">${theirs.by} wrote here meanwhile: ${theirs.text || 'nothing any more.'}</p>
      <div class="row"><cs-button @press=${() => this.#save()}>Save mine over it</cs-button>
        <cs-button @press=${() => this.#keep(`${theirs.text}\n${mine.text}`.trim(), mine.version)}>Keep both</cs-button>
        <cs-button @press=${() => this.#take()}>Take theirs</cs-button></div>`;
  }

  async #begin() {
    this.open = true;
    await this.updateComplete;
    /** @type {any} */ (this.renderRoot.querySelector('cs-field'))?.focus();
  }

  /** @param {string} text */
  #typed(text) {
    const before = this.unsaved.get(this.#key);
    this.unsaved.put(this.#key, { ...before, text, version: before?.version ?? this.note.version });
    this.open = true;
    clearTimeout(this.timer);
    if (!before?.theirs) this.timer = setTimeout(() => this.#save(), PAUSE_ms);
    this.requestUpdate();
  }

  /** @param {string} text @param {number} version */
  #keep(text, version) {
    this.unsaved.put(this.#key, { text, version });
    return this.#save();
  }

  #take() {
    this.unsaved.drop(this.#key);
    this.tell('note-saved');
    this.requestUpdate();
  }

  async #save() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const mine = this.unsaved.get(this.#key);
    if (!mine || this.saving) return;
    this.saving = true;
    this.problem = '';
    try {
      const note = await put(`/api/handovers/${this.handoverId}/notes`, { section: this.section, subject: this.subject || undefined, text: mine.text, version: mine.version });
      this.note = note;
      this.unsaved.saved(this.#key, mine.text, note.version);
      this.tell('note-saved');
    } catch (/** @type {any} */ failure) {
      const theirs = failure.code === 'conflict' ? failure.body?.current : null;
      const now = this.unsaved.get(this.#key) ?? mine;
      if (theirs) this.unsaved.put(this.#key, { text: now.text, version: theirs.version, theirs });
      else this.problem = failure.fields?.[0]?.message ? `Not saved: ${failure.fields[0].message}` : `Not saved: ${failure.message}`;
      if (failure.passing) this.timer = setTimeout(() => this.#save(), 5_000);
    }
    this.saving = false;
    const left = this.unsaved.get(this.#key);
    if (left && !left.theirs && !this.timer && !this.problem) this.timer = setTimeout(() => this.#save(), PAUSE_ms);
    this.requestUpdate();
  }
}
customElements.define('handover-note', HandoverNote);
