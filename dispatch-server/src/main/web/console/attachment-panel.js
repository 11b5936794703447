import { CsElement, css, html, nothing } from '../components/base.js';
import { Problem, get, post } from '../lib/api.js';
import { ACCEPTED, AttachmentBox } from '../lib/attachment-box.js';
import { panelStyles } from './panel-styles.js';
import '../components/cs-attachments.js';
import '../components/cs-button.js';

/** What is on its way from this page; told to the panels by the window, as one may be gone and another there by then. */
const CHANGED = 'curbstop-attachments-changed';
/** @type {Promise<AttachmentBox>|undefined} */
let box;
const theBox = () =>
  (box ??= get('/api/me').then(async (me) => {
    const made = new AttachmentBox(me.username, { onChange: () => window.dispatchEvent(new Event(CHANGED)) });
    await made.restore();
    return made;
  }));

/**
 * Photographs and files of an incident, a call or a service order: chosen, dropped or pasted anywhere on what the panel is part
 * of. `owner` is the path of what they are about; without `entries` it reads them itself, and again when `nudge` changes. `plain` within a form, `keys` what the page lets press for it.
 * @fires files-changed `{count}`
 */
export class AttachmentPanel extends CsElement {
  static properties = { owner: {}, nudge: {}, entries: { attribute: false }, adds: { type: Boolean }, keys: {}, read: { state: true }, problem: { state: true }, over: { state: true } };
  static styles = [
    panelStyles,
    css`
      :host([plain]) section {
        padding: 0;
        border: 0;
      }
      section.over {
        background: var(--selected);
      }
      input[type='file'] {
        display: none;
      }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    this.around = /** @type {ShadowRoot} */ (this.getRootNode()).host ?? document.body;
    this.hears = { paste: (/** @type {any} */ e) => this.#given(e, e.clipboardData), drop: (/** @type {any} */ e) => this.#given(e, e.dataTransfer), dragover: (/** @type {any} */ e) => this.#drag(e), dragleave: () => (this.over = false) };
    Object.entries(this.hears).forEach(([name, hear]) => this.around?.addEventListener(name, hear));
    this.again = () => this.#changed();
    window.addEventListener(CHANGED, this.again);
    theBox().then((b) => ((this.box = b), this.#changed()), () => (box = undefined));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    Object.entries(this.hears ?? {}).forEach(([name, hear]) => this.around?.removeEventListener(name, hear));
    window.removeEventListener(CHANGED, /** @type {any} */ (this.again));
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('owner')) Object.assign(this, { problem: '', read: undefined });
    if (!this.entries && (changed.has('owner') || changed.has('nudge'))) this.#read();
  }

  async #read() {
    const owner = this.owner;
    const read = await get(`${owner}/attachments`).catch(() => undefined);
    if (owner === this.owner) this.read = read;
    this.#changed();
  }

  get #all() {
    const listed = this.entries ?? this.read ?? [];
    return this.box ? this.box.withWaiting(this.owner, listed) : listed;
  }

  #changed() {
    this.requestUpdate();
    if (this.entries || this.read) this.tell('files-changed', { count: this.#all.length });
  }

  render() {
    const all = this.#all;
    const refused = (this.box?.actions ?? []).filter((a) => a.refused && a.path === this.owner);
    if (!all.length && !this.adds) return nothing;
    return html`<section class=${this.over ? 'over' : ''} aria-label="Photos and files">
      <h3>Photos and files <span>${all.length || ''}</span>${this.adds
        ? html`<cs-button variant="quiet" label="Add photos or files" keys=${this.keys ?? nothing} @press=${this.ask}>Add</cs-button>`
        : nothing}</h3>
      <input type="file" multiple accept=${ACCEPTED} aria-label="Photos or files" @change=${this.#chosen} />
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${refused.map((a) => html`<p class="problem row" role="alert"><span>${a.label} was not taken. ${a.refused}</span>
        <cs-button variant="quiet" @press=${() => this.box?.dismiss(a.key)}>Understood</cs-button></p>`)}
      <cs-attachments .entries=${all} ?names=${this.adds} ?removes=${this.adds} @caption=${(/** @type {any} */ e) => this.box?.caption(this.owner, e.detail.id, e.detail.caption)}
        @remove-attachment=${(/** @type {any} */ e) => this.#remove(e.detail)}></cs-attachments>
    </section>`;
  }

  /** Asks which files. */
  ask() {
    if (this.adds) /** @type {any} */ (this.renderRoot.querySelector('input'))?.click();
  }

  /** @param {any} e */
  #chosen(e) {
    this.#add([...e.target.files]);
    e.target.value = '';
  }

  /** @param {any} e @param {DataTransfer|null} brought */
  #given(e, brought) {
    this.over = false;
    const files = [...(brought?.files ?? [])];
    if (!files.length || !this.adds) return;
    e.preventDefault();
    e.stopPropagation();
    this.#add(files);
  }

  /** @param {DragEvent} e */
  #drag(e) {
    if (!this.adds || !e.dataTransfer?.types.includes('Files')) return;
    e.preventDefault();
    this.over = true;
  }

  /** @param {File[]} files */
  async #add(files) {
    try {
      this.box = await theBox();
    } catch (/** @type {any} */ failure) {
      box = undefined;
      this.problem = `${failure.message} Choose the files again.`;
      return;
    }
    await Promise.all(files.map((file) => this.box?.add(this.owner, file)));
  }

  /** @param {{id: string, reason: string}} asked */
  async #remove({ id, reason }) {
    this.problem = '';
    try {
      const removed = await post(`/api/attachments/${id}/remove`, { reason });
      this.box?.sent.delete(id);
      this.read = (this.read ?? []).map((/** @type {any} */ a) => (a.id === id ? removed : a));
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.problem = failure.message;
    }
  }
}
customElements.define('attachment-panel', AttachmentPanel);
