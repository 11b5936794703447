import { CsElement, css, html, nothing } from '../components/base.js';
import { timeOfDay } from '../lib/format.js';
import '../components/cs-button.js';
import '../components/cs-field.js';

const keys = ['ACK', 'ENR', 'ONS', 'SAFE', 'REST', 'CLR'];

/**
 * One simulated handset: its display, its keys, its switch. `radio` as in `GET /api/radios`.
 * @fires radio-send `{text}` @fires radio-switch `{on, mode}`
 */
export class RadioHandset extends CsElement {
  static properties = { radio: { attribute: false }, text: { state: true } };
  static styles = css`
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      height: 100%;
      padding: var(--space-3);
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: 14px;
    }
    header {
      display: flex;
      align-items: baseline;
      gap: var(--space-2);
    }
    h2 {
      font-size: var(--text-xl);
    }
    .display {
      flex: 1;
      min-height: 142px;
      max-height: 200px;
      overflow: auto;
      padding: 8px 10px;
      color: var(--text);
      background: var(--field);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-m);
      font: 600 0.8125rem/1.45 var(--font-mono);
    }
    .display.off {
      color: var(--text-faint);
      display: grid;
      place-content: center;
    }
    .display li {
      padding: 3px 0;
      overflow-wrap: anywhere;
    }
    .display small, .sent {
      font: 400 var(--text-xs) / 1.4 var(--font);
      color: var(--text-muted);
    }
    .unread::before {
      content: '● ';
      color: var(--warn);
    }
    .keys {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      gap: 6px;
    }
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: end;
      gap: 6px;
    }
    .switch {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 6px;
    }
    .sent {
      min-height: 1.4em;
    }
  `;

  constructor() {
    super();
    this.text = '';
  }

  render() {
    const r = this.radio;
    const sent = r.sent?.at(-1);
    const why = r.on ? '' : 'The radio is switched off.';
    return html`<header><h2>${r.unitCode ?? 'No crew'}</h2><span class="muted">radio ${r.radioId}</span></header>
      <div class="display ${r.on ? '' : 'off'}" role="log" aria-label="Display of ${r.unitCode}" tabindex="0">${!r.on
        ? 'OFF'
        : r.display?.length
          ? html`<ul>${[...r.display].reverse().map((/** @type {any} */ m) => html`<li class=${m.read ? '' : 'unread'}>${m.text}<br /><small>${timeOfDay(m.at)} ${m.read ? 'read' : 'not read'}</small></li>`)}</ul>`
          : html`<span class="muted">NO MESSAGES</span>`}</div>
      <div class="keys">${keys.map((key) => html`<cs-button .why=${why} label="${key} from ${r.unitCode}" @press=${() => this.tell('radio-send', { text: key })}>${key}</cs-button>`)}</div>
      <form @submit=${(/** @type {Event} */ e) => e.preventDefault()} @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && this.#send()}>
        <cs-field label="Free text" .value=${this.text} @change-value=${(/** @type {any} */ e) => (this.text = e.detail.value)}></cs-field>
        <cs-button .why=${why} @press=${this.#send}>Send</cs-button></form>
      <div class="switch">
        <cs-button pressed=${String(!!r.on)} @press=${() => this.tell('radio-switch', { on: !r.on, mode: r.mode })}>${r.on ? 'On' : 'Off'}</cs-button>
        <cs-button pressed=${String(r.mode === 'AUTO')} @press=${() => this.tell('radio-switch', { on: r.on, mode: r.mode === 'AUTO' ? 'MANUAL' : 'AUTO' })}>${r.mode === 'AUTO' ? 'Automatic' : 'Manual'}</cs-button>
      </div>
      <p class="sent">${sent ? html`Sent ${timeOfDay(sent.at)}: ${sent.text}` : nothing}</p>`;
  }

  #send() {
    const text = this.text.trim();
    if (!text || !this.radio.on) return;
    this.text = '';
    this.tell('radio-send', { text });
  }
}
customElements.define('radio-handset', RadioHandset);
