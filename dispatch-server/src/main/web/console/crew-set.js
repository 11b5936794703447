import { CsElement, css, html, nothing } from '../components/base.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';

const looks = /** @type {Record<string, {tone: string, shape: string, text: string}>} */ ({
  SENT: { tone: 'good', shape: 'check', text: 'sent' },
  PROPOSED: { tone: 'calm', shape: 'ring', text: 'still needed' },
  MISSING: { tone: 'warn', shape: 'triangle', text: 'short' },
});

/**
 * Who should go together when an incident needs several units: each need with who meets it, sent one by one or all at once.
 * A unit that would leave another job is asked about first. @fires send-unit `{unitCode}` @fires ask-unit `{unitCode}`
 */
export class CrewSet extends CsElement {
  static properties = { parts: { attribute: false }, busyUnit: {} };
  static styles = css`
    :host {
      display: block;
      padding: 4px 0 8px;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto auto;
      gap: 0 var(--space-2);
      align-items: center;
      padding: 4px 0;
      border-top: 1px solid var(--line);
    }
    .top {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-height: var(--control);
    }
  `;

  render() {
    const open = this.parts.filter((/** @type {any} */ p) => p.state !== 'SENT');
    const free = open.filter((/** @type {any} */ p) => p.state === 'PROPOSED' && !p.leaves);
    return html`<section aria-label="What it needs together"><div class="top"><b>${open.length ? `Still needed: ${open.map((/** @type {any} */ p) => p.label.toLowerCase()).join(', ')}` : 'All that it needs is sent'}</b>
        ${free.length > 1 ? html`<cs-button variant="primary" ?busy=${!!this.busyUnit} @press=${() => free.forEach((/** @type {any} */ p) => this.#send(p))}>Send these ${free.length}</cs-button>` : nothing}</div>
      <ul>${this.parts.map((/** @type {any} */ p) => this.#part(p))}</ul></section>`;
  }

  /** @param {any} p */
  #part(p) {
    const look = looks[p.state];
    const ask = p.leaves ? 'ask-unit' : 'send-unit';
    return html`<li><div>${p.label}${p.unitCode ? html`: <b>${p.unitCode}</b>` : nothing}<div class="small muted">${p.reasons.join(' · ')}</div></div>
      <cs-badge tone=${look.tone} shape=${look.shape} text=${look.text}></cs-badge>
      ${p.state === 'PROPOSED' ? html`<cs-button label="Send ${p.unitCode} for ${p.label}" ?busy=${this.busyUnit === p.unitCode} @press=${() => this.tell(ask, { unitCode: p.unitCode })}>${p.leaves ? 'Look…' : 'Send'}</cs-button>` : html`<span></span>`}</li>`;
  }

  /** @param {any} p */
  #send(p) {
    this.tell('send-unit', { unitCode: p.unitCode });
  }
}
customElements.define('crew-set', CrewSet);
