import { CsElement, css, html } from '../components/base.js';
import { newId, post } from '../lib/api.js';
import { count } from '../lib/format.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

const MOST_CHARACTERS = 140;

/** A button, and the form behind it, for words to a talk group. `why` says why one may not. @fires said */
export class GroupWords extends CsElement {
  static properties = { why: {}, open: { state: true }, groupId: { state: true }, text: { state: true }, errors: { state: true }, busy: { state: true } };
  static styles = css`
    .dialog {
      margin-bottom: var(--space-3);
    }
    .over {
      color: var(--alarm);
    }
  `;

  constructor() {
    super();
    this.open = false;
    this.groupId = '';
    this.#clear();
  }

  #clear() {
    // One id for one text: sending it again after a lost answer does not say it twice.
    this.id = newId();
    this.text = '';
    this.errors = {};
    this.busy = false;
  }

  render() {
    const over = this.text.length > MOST_CHARACTERS;
    return html`<cs-button why=${this.why ?? ''} @press=${() => (this.open = true)}>Words to a group</cs-button>
      <cs-dialog ?open=${this.open} heading="Words to a talk group" @close=${() => (this.open = false)}
          @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && (e.ctrlKey || /** @type {HTMLElement} */ (e.composedPath()[0]).tagName === 'INPUT') && this.#send()}>
        <p class="dialog">Nobody acknowledges words to a group: who heard them is not known. They are sent once, within 15 minutes, by a channel that can carry them (packet radio: in up to three numbered parts); then they stand in the record.</p>
        <cs-field name="groupId" required label="Talk group" hint="Its id as the radio network knows it." .value=${this.groupId} .error=${this.errors.groupId}
          @change-value=${(/** @type {any} */ e) => (this.groupId = e.detail.value)}></cs-field>
        <cs-field name="text" required kind="area" rows="3" label="Words" .value=${this.text} .error=${this.errors.text}
          @change-value=${(/** @type {any} */ e) => (this.text = e.detail.value)}><span slot="aside" class=${over ? 'over' : ''}>${this.text.length} of ${MOST_CHARACTERS}</span></cs-field>
        <cs-button slot="actions" @press=${() => (this.open = false)}>Leave</cs-button>
        <cs-button slot="actions" variant="primary" keys="Ctrl Enter" ?busy=${this.busy} @press=${() => this.#send()}>Send</cs-button></cs-dialog>`;
  }

  async #send() {
    if (this.busy) return;
    const [groupId, text] = [this.groupId.trim(), this.text.trim()];
    this.errors = {
      ...(groupId ? {} : { groupId: 'Which group?' }),
      ...(!text ? { text: 'Write what they are to read.' } : text.length > MOST_CHARACTERS ? { text: `${count(text.length - MOST_CHARACTERS, 'character')} too many for a radio’s display.` } : {}),
    };
    if (Object.keys(this.errors).length) return;
    this.busy = true;
    try {
      await post('/api/radio/group', { id: this.id, groupId, text });
      this.open = false;
      this.#clear();
      this.tell('said', { text: `Words to group ${groupId} are handed over. They were sent once they stand in the record.`, tone: 'good' });
    } catch (failure) {
      const problem = /** @type {any} */ (failure);
      const [ofGroup, ofText] = [problem.of?.('groupId'), problem.of?.('text')];
      this.errors = { ...(ofGroup ? { groupId: `The group ${ofGroup}.` } : {}), ...(ofText || !ofGroup ? { text: ofText ? `The words ${ofText}.` : problem.message } : {}) };
    }
    this.busy = false;
  }
}
customElements.define('group-words', GroupWords);
