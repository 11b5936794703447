import { CsElement, html, nothing } from '../components/base.js';
import { post } from '../lib/api.js';
import '../components/cs-alarms.js';
import './alarm-list.js';
import './voice-call.js';

/**
 * The alarms of the console: the strip, all of them in a list, and what a person does about one.
 * @fires open-incident `{id}` @fires said `{text, tone}`
 */
export class AlarmBar extends CsElement {
  static properties = { alarms: { attribute: false }, dispatches: { type: Boolean }, called: { state: true }, listing: { state: true } };

  /** Opens the list of all. */
  list() {
    this.listing = true;
  }

  render() {
    const take = (/** @type {any} */ e) => this.#take(e.detail.id);
    const log = (/** @type {any} */ e) => (this.called = e.detail.alarm);
    return html`<cs-alarms .alarms=${this.alarms} ?take=${this.dispatches} @take-alarm=${take} @log-call=${log} @list-alarms=${() => this.list()}></cs-alarms>
      ${this.listing && this.dispatches
        ? html`<alarm-list .standing=${this.alarms} @close=${() => (this.listing = false)} @take-alarm=${take} @log-call=${log} @open-incident=${() => (this.listing = false)}></alarm-list>`
        : nothing}
      ${this.called ? html`<voice-call .alarm=${this.called} @close=${() => (this.called = null)}></voice-call>` : nothing}`;
  }

  /** @param {string} id */
  async #take(id) {
    await post(`/api/alarms/${id}/taken`).catch((failure) => this.tell('said', { text: failure.message, tone: 'alarm' }));
  }
}
customElements.define('alarm-bar', AlarmBar);
