import { CsElement, css, html, nothing } from '../components/base.js';
import { count, dateAndTime } from '../lib/format.js';
import { CLOSED_STATES } from '../lib/store.js';
import { panelStyles } from './panel-styles.js';
import './call-split.js';
import '../components/cs-button.js';

/**
 * The calls of an incident, each of which can be taken out again when it was linked by mistake. `others` are the open
 * incidents it could join instead.
 * @fires call-split `{text}` when one was taken out @fires said `{text}`
 */
export class CallList extends CsElement {
  static properties = {
    incident: { attribute: false },
    others: { attribute: false },
    types: { attribute: false },
    dispatches: { type: Boolean },
    splitting: { state: true },
  };
  static styles = [
    panelStyles,
    css`
      blockquote {
        margin: 0 0 var(--space-2);
        padding-inline-start: var(--space-2);
        border-inline-start: 3px solid var(--line-strong);
        overflow-wrap: anywhere;
      }
      .foot {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }
      .foot span {
        flex: 1;
        min-width: 0;
      }
    `,
  ];

  /** Asks where a call is to go: the one given, or else the latest. @param {any} [call] */
  split(call) {
    const calls = this.incident?.calls ?? [];
    const why = this.dispatches ? this.#why(calls) : 'Calls are moved by dispatchers.';
    if (why) this.tell('said', { text: why });
    else this.splitting = call ?? calls.at(-1);
  }

  render() {
    const calls = this.incident?.calls ?? [];
    const why = this.#why(calls);
    return html`<section aria-label="Calls"><h3>${count(calls.length, 'call')}</h3>
      ${calls.map((/** @type {any} */ c) => html`<blockquote>${c.narrative}
        <div class="foot"><span class="small muted">${[c.number, c.callerName, c.callerPhone, dateAndTime(c.receivedAt), c.callbackWanted ? 'wants to be called back' : ''].filter(Boolean).join(' · ')}</span>
          ${this.dispatches && calls.length > 1 ? html`<cs-button variant="quiet" why=${why} label="Take call ${c.number} out of this incident" @press=${() => this.split(c)}>Take out</cs-button>` : nothing}</div></blockquote>`)}
      ${this.splitting
        ? html`<call-split .incident=${this.incident} .call=${this.splitting} .others=${this.others} .types=${this.types}
            @close=${() => (this.splitting = null)} @split-done=${this.#done}></call-split>`
        : nothing}
    </section>`;
  }

  /** @param {any[]} calls */
  #why(calls) {
    if (calls.length < 2) return 'It is the only call: change the incident, or end it.';
    return CLOSED_STATES.includes(this.incident.state) ? 'The incident is over: reopen it first.' : '';
  }

  /** @param {any} event */
  #done(event) {
    this.splitting = null;
    this.tell('call-split', event.detail);
  }
}
customElements.define('call-list', CallList);
