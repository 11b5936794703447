import { CsElement, css, html, nothing } from '../components/base.js';
import { newId, post } from '../lib/api.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

/**
 * What came of a call by voice: reached or not, and what was said. Reached ends the alarm and acknowledges an order nobody
 * had answered. `alarm` as Alarm in docs/wire.md. @fires close
 */
export class VoiceCall extends CsElement {
  static properties = {
    alarm: { attribute: false },
    note: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  static styles = css`
    .form {
      display: grid;
      gap: var(--space-3);
    }
    .row {
      display: flex;
      justify-content: flex-end;
      gap: var(--space-2);
    }
    .problem {
      padding: 6px 10px;
      border-radius: var(--radius-m);
      color: var(--alarm);
      background: var(--alarm-wash);
    }
  `;

  constructor() {
    super();
    this.note = '';
    this.callId = newId();
  }

  render() {
    return html`<cs-dialog open heading="Log a call by voice">
      <div class="form">
        <p>${this.alarm.text}</p>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <cs-field id="note" label="What was said" .value=${this.note} maxlength="1000"
          @change-value=${(/** @type {any} */ e) => (this.note = e.detail.value)}></cs-field>
        <div class="row">
          <cs-button ?busy=${this.busy} @press=${() => this.#log(false)}>Not reached, the alarm stays</cs-button>
          <cs-button variant="primary" ?busy=${this.busy} @press=${() => this.#log(true)}>Reached</cs-button>
        </div>
      </div>
    </cs-dialog>`;
  }

  /** @param {boolean} reached */
  async #log(reached) {
    this.busy = true;
    try {
      await post(`/api/alarms/${this.alarm.id}/called`, { id: this.callId, reached, note: this.note });
      this.tell('close');
    } catch (/** @type {any} */ failure) {
      this.problem = failure.message;
    }
    this.busy = false;
  }
}
customElements.define('voice-call', VoiceCall);
