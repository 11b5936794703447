import { CsElement, css, html, nothing } from './base.js';
import { live } from 'lit/directives/live.js';

/**
 * One field of a form with its label, a hint and its error beside it.
 * @fires change-value `{value}` at each keystroke or choice
 */
export class CsField extends CsElement {
  static properties = {
    label: {},
    kind: {}, // text (default), tel, password, search, date, area, select
    value: {},
    hint: {},
    error: {},
    options: { attribute: false }, // [{value, label}] for select
    placeholder: {},
    name: {},
    autocomplete: {},
    rows: { type: Number },
    required: { type: Boolean },
    glove: { type: Boolean, reflect: true },
  };

  static shadowRootOptions = { ...CsElement.shadowRootOptions, delegatesFocus: true };

  static styles = css`
    :host {
      display: block;
      min-width: 0;
    }
    label {
      display: flex;
      justify-content: space-between;
      gap: var(--space-2);
      margin-bottom: 3px;
      font-size: var(--text-s);
      font-weight: 600;
      color: var(--text-muted);
    }
    input, select, textarea {
      display: block;
      width: 100%;
      min-height: var(--control);
      padding: 5px 10px;
      color: var(--text);
      background: var(--field);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-m);
    }
    textarea {
      resize: vertical;
      line-height: 1.4;
    }
    ::placeholder {
      color: var(--text-faint);
      opacity: 1;
    }
    [aria-invalid='true'] {
      border: 2px solid var(--alarm);
    }
    .error {
      display: flex;
      gap: 5px;
      margin-top: 3px;
      font-size: var(--text-s);
      color: var(--alarm);
    }
    .hint {
      margin-top: 3px;
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    :host([glove]) input, :host([glove]) textarea {
      min-height: var(--control-glove);
      font-size: 1.125rem;
    }
  `;

  constructor() {
    super();
    this.value = '';
    this.kind = 'text';
  }

  /** The input itself, for focus and selection. */
  get control() {
    return /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('input, select, textarea'));
  }

  render() {
    return html`<label for="control"><span>${this.label}${this.required ? html` <span aria-hidden="true">*</span>` : nothing}</span><slot name="aside"></slot></label>
      ${this.#control()}
      ${this.error ? html`<p class="error" id="error" role="alert"><span aria-hidden="true">▲</span>${this.error}</p>` : nothing}
      ${this.hint ? html`<p class="hint" id="hint">${this.hint}</p>` : nothing}`;
  }

  #control() {
    const described = [this.error && 'error', this.hint && 'hint'].filter(Boolean).join(' ') || nothing;
    const invalid = this.error ? 'true' : nothing;
    if (this.kind === 'select')
      return html`<select id="control" name=${this.name ?? nothing} aria-invalid=${invalid} aria-describedby=${described}
        .value=${live(this.value ?? '')} @change=${this.#changed}>
        ${(this.options ?? []).map((o) => html`<option value=${o.value} ?selected=${o.value === this.value}>${o.label}</option>`)}
      </select>`;
    if (this.kind === 'area')
      return html`<textarea id="control" name=${this.name ?? nothing} rows=${this.rows ?? 3} placeholder=${this.placeholder ?? nothing}
        aria-invalid=${invalid} aria-describedby=${described} aria-required=${this.required ? 'true' : nothing}
        .value=${live(this.value ?? '')} @input=${this.#changed}></textarea>`;
    return html`<input id="control" type=${this.kind} name=${this.name ?? nothing} placeholder=${this.placeholder ?? nothing}
      autocomplete=${this.autocomplete ?? 'off'} aria-invalid=${invalid} aria-describedby=${described}
      aria-required=${this.required ? 'true' : nothing} .value=${live(this.value ?? '')} @input=${this.#changed} />`;
  }

  /** @param {Event} event */
  #changed(event) {
    this.value = /** @type {HTMLInputElement} */ (event.target).value;
    this.tell('change-value', { value: this.value });
  }
}
customElements.define('cs-field', CsField);
