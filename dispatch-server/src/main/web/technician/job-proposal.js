import { CsElement, css, html } from '../components/base.js';
import { timeOfDay } from '../lib/format.js';
import { stepLabels } from './work.js';
import '../components/cs-button.js';

/** @type {Record<string, string>} */
const words = { EN_ROUTE: 'You seem to be on your way', ON_SITE: 'You seem to be on site' };

/**
 * What the crew's positions suggest, for the crew to say whether it is so. `proposal` as in docs/wire.md.
 * @fires confirm-step `{step}` @fires refuse-step `{step}`
 */
export class JobProposal extends CsElement {
  static properties = { proposal: { attribute: false } };
  static styles = css`
    section {
      padding: var(--space-3) var(--space-4);
      border-bottom: 1px solid var(--line);
      background: var(--surface-raised);
    }
    p {
      margin: 0 0 var(--space-3);
      font-size: var(--text-l);
      font-weight: 600;
    }
    time {
      font-size: var(--text-m);
      font-weight: 400;
      color: var(--text-muted);
    }
    div {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--space-3);
    }
    cs-button {
      width: 100%;
    }
  `;

  render() {
    const { step, since } = this.proposal;
    return html`<section aria-label=${words[step]}>
      <p>${words[step]} <time datetime=${since}>since ${timeOfDay(since)}</time></p>
      <div><cs-button glove variant="primary" label="${stepLabels[step]} since ${timeOfDay(since)}" @press=${() => this.tell('confirm-step', { step })}>${stepLabels[step]}</cs-button>
        <cs-button glove label="Not yet: ${stepLabels[step].toLowerCase()}" @press=${() => this.tell('refuse-step', { step })}>Not yet</cs-button></div></section>`;
  }
}
customElements.define('job-proposal', JobProposal);
