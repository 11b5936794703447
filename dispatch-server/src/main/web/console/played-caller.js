import { CsElement, css, html, nothing } from '../components/base.js';
import { get } from '../lib/api.js';
import { isExercise } from '../lib/world.js';
import { panelStyles } from './panel-styles.js';

/** In an exercise, what the caller who is played says on the line with the id `call`; else nothing. */
export class PlayedCaller extends CsElement {
  static properties = { call: {}, said: { state: true } };
  static styles = [
    panelStyles,
    css`
      figure {
        margin: 0;
        padding: 8px 12px;
        background: var(--surface-hover);
        border-inline-start: 4px solid var(--accent);
        border-radius: var(--radius-m);
      }
      blockquote {
        margin: 0;
      }
      figcaption {
        margin-top: 2px;
        font-size: var(--text-s);
        color: var(--text-muted);
      }
    `,
  ];

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('call')) this.#hear();
  }

  async #hear() {
    const { call } = this;
    this.said = null;
    if (!call || !isExercise()) return;
    const said = await get(`/api/exercise/calls/${call}`).catch(() => null); // a real caller, or one who has been written up
    if (call === this.call) this.said = said;
  }

  render() {
    if (!this.said) return nothing;
    const who = [this.said.caller ? `My name is ${this.said.caller}.` : '', this.said.addressText ? `It is at ${this.said.addressText}.` : ''].join(' ').trim();
    return html`<figure role="note" aria-label="The caller says"><blockquote>“${this.said.narrative} ${who}”</blockquote><figcaption>The caller, who is played</figcaption></figure>`;
  }
}

customElements.define('played-caller', PlayedCaller);
