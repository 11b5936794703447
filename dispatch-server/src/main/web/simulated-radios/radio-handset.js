import { CsElement, css, html, nothing } from '../components/base.js';
import { timeOfDay } from '../lib/format.js';
import { shapeIcon } from '../components/shapes.js';
import { faultsOf, isUnusual, unanswered } from './handset-model.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-field.js';

const keys = ['ACK', 'ENR', 'ONS', 'SAFE', 'REST', 'CLR'];

/**
 * One simulated handset: its display, its keys, its switch, and what is wrong with it. `radio` as in `GET /api/radios`.
 * @fires radio-send `{text}` @fires radio-switch `{on}` or `{mode}` @fires radio-emergency @fires radio-setup @fires radio-normal
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
    :host([waiting]) {
      border-color: var(--warn);
      box-shadow: inset 0 3px 0 var(--warn);
    }
    header, .marks {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }
    h2 {
      flex: 1;
      font-size: var(--text-xl);
    }
    .marks {
      flex-wrap: wrap;
      gap: 4px;
      min-height: 28px;
    }
    .marks .muted {
      margin-inline-end: 4px;
    }
    .marks cs-button {
      margin-inline-start: auto;
    }
    .display {
      flex: 1 0 120px;
      min-height: 0;
      overflow: auto;
      padding: 6px 10px;
      color: var(--text);
      background: var(--field);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-m);
      font: 600 0.8125rem/1.4 var(--font-mono);
    }
    .display.off, .display.empty {
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
      grid-template-columns: 1fr 1fr 1fr;
      gap: 6px;
    }
    .sent {
      min-height: 1.4em;
      overflow-wrap: anywhere;
    }
    .lost {
      color: var(--warn);
    }
    .lost svg {
      vertical-align: -1px;
    }
  `;

  constructor() {
    super();
    this.text = '';
  }

  render() {
    const r = this.radio;
    const waiting = unanswered(r);
    this.toggleAttribute('waiting', waiting > 0);
    const whose = r.unitCode ?? `radio ${r.radioId}`;
    const why = r.on ? '' : 'The radio is switched off.';
    return html`<header><h2>${r.unitCode ?? 'No crew'}</h2>
        <cs-button variant="quiet" why=${why} label="Emergency from ${whose}" @press=${() => this.tell('radio-emergency')}>${shapeIcon('octagon', 11)} Emergency</cs-button></header>
      ${this.#marks(whose, waiting)}
      ${this.#display(whose)}
      <div class="keys">${keys.map((key) => html`<cs-button .why=${why} label="${key} from ${whose}" @press=${() => this.tell('radio-send', { text: key })}>${key}</cs-button>`)}</div>
      <form @submit=${(/** @type {Event} */ e) => e.preventDefault()} @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && this.#send()}>
        <cs-field label="Free text" placeholder="V K7" .value=${this.text} @change-value=${(/** @type {any} */ e) => (this.text = e.detail.value)}></cs-field>
        <cs-button .why=${why} label="Send the text from ${whose}" @press=${this.#send}>Send</cs-button></form>
      <div class="switch">
        <cs-button pressed=${String(!!r.on)} label="${r.on ? 'On' : 'Off'}: power of ${whose}" @press=${() => this.tell('radio-switch', { on: !r.on })}>${r.on ? 'On' : 'Off'}</cs-button>
        <cs-button pressed=${String(r.mode === 'AUTO')} label="${r.mode === 'AUTO' ? 'Auto' : 'Manual'}: ${whose} acknowledges by itself" @press=${() => this.tell('radio-switch', { mode: r.mode === 'AUTO' ? 'MANUAL' : 'AUTO' })}>${r.mode === 'AUTO' ? 'Auto' : 'Manual'}</cs-button>
        <cs-button class="setup" label="Set up ${whose}" @press=${() => this.tell('radio-setup')}>Set up</cs-button>
      </div>
      ${this.#sent()}`;
  }

  /** Always there, so that nothing moves when something comes. @param {string} whose @param {number} waiting */
  #marks(whose, waiting) {
    const { behaviour } = this.radio;
    return html`<div class="marks"><span class="muted small">radio ${this.radio.radioId}</span>${waiting ? html`<cs-badge tone="warn" shape="disc" text="${waiting} unanswered"></cs-badge>` : nothing}${faultsOf(behaviour).map((fault) => html`<cs-badge tone="alarm" shape="triangle" text=${fault}></cs-badge>`)}
      ${behaviour.crewAckAfter_s ? html`<cs-badge tone="calm" shape="check" text="ACK after ${behaviour.crewAckAfter_s} s"></cs-badge>` : nothing}
      ${isUnusual(this.radio) ? html`<cs-button variant="quiet" label="Reset ${whose} to normal" @press=${this.#normal}>Reset</cs-button>` : nothing}</div>`;
  }

  /** @param {string} whose */
  #display(whose) {
    const r = this.radio;
    const kind = !r.on ? 'off' : r.display.length ? '' : 'empty';
    return html`<div class="display ${kind}" role="log" aria-label="Display of ${whose}" tabindex="0">${!r.on
      ? 'OFF'
      : r.display.length
        ? html`<ul>${[...r.display].reverse().map((/** @type {any} */ m) => html`<li class=${m.read ? '' : 'unread'}>${m.text}<br /><small>${timeOfDay(m.at)} ${m.read ? 'answered' : 'not answered'}</small></li>`)}</ul>`
        : 'NO MESSAGES'}</div>`;
  }

  #sent() {
    const sent = this.radio.sent.at(-1);
    const lost = this.radio.sent.filter((/** @type {any} */ s) => !s.kept).length;
    return html`<p class="sent">${sent ? html`Sent ${timeOfDay(sent.at)}: ${sent.text}` : 'Nothing sent'}
      ${lost ? html`<span class="lost">${shapeIcon('triangle', 10)} ${lost} not confirmed</span>` : nothing}</p>`;
  }

  /** The button goes with the faults; the keyboard goes on beside it. */
  #normal() {
    this.tell('radio-normal');
    /** @type {HTMLElement} */ (this.renderRoot.querySelector('.setup')).focus();
  }

  #send() {
    const text = this.text.trim();
    if (!text || !this.radio.on) return;
    this.text = '';
    this.tell('radio-send', { text });
  }
}
customElements.define('radio-handset', RadioHandset);
