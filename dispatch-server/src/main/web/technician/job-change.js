import { CsElement, css, html, nothing } from '../components/base.js';
import { timeOfDay } from '../lib/format.js';
import '../components/cs-button.js';

/** @type {Record<string, string>} */
const parts = { TYPE: 'What it is', PRIORITY: 'Priority', PLACE: 'Where', WORDS: 'What was said' };

/**
 * What changed of a job since the crew last took note: what was, what is now, one tap. `amendment` as in docs/wire.md.
 * @fires acknowledge-change `{amendment}`
 */
export class JobChange extends CsElement {
  static properties = { amendment: { attribute: false }, unsent: { type: Boolean } };
  static styles = css`
    section {
      padding: var(--space-3) var(--space-4);
      color: var(--text);
      background: var(--warn-wash);
      border-bottom: 3px solid var(--warn);
    }
    h3 {
      display: flex;
      justify-content: space-between;
      gap: var(--space-2);
      margin: 0 0 var(--space-2);
      color: var(--warn);
      font-size: var(--text-l);
    }
    time {
      font-size: var(--text-m);
      font-weight: 400;
    }
    dl {
      display: grid;
      gap: var(--space-2);
      margin: 0 0 var(--space-3);
      overflow-wrap: anywhere;
    }
    dt {
      color: var(--text-muted);
    }
    del {
      color: var(--text-muted);
    }
    ins {
      display: block;
      font-size: var(--text-xl);
      font-weight: 600;
      line-height: 1.3;
      text-decoration: none;
    }
    cs-button {
      display: block;
    }
  `;

  render() {
    const a = this.amendment;
    return html`<section role="alert" aria-label="The job has changed">
      <h3><span>▲ The job has changed</span><time>${timeOfDay(a.changedAt)}</time></h3>
      <dl>${a.changes.map((/** @type {any} */ c) => html`<div><dt>${parts[c.what] ?? c.what}</dt>
        <dd><span class="unseen">Was</span> <del>${c.was}</del><span class="unseen">, now</span> <ins>${c.now}</ins></dd></div>`)}</dl>
      ${this.unsent
        ? html`<p>Understood, not sent yet.</p>`
        : html`<cs-button glove variant="primary" @press=${() => this.tell('acknowledge-change', { amendment: a })}>Understood</cs-button>`}
    </section>`;
  }
}
customElements.define('job-change', JobChange);
