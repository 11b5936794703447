import { CsElement, css, html, nothing } from './base.js';
import { dateAndTime, duration, timeWithSeconds } from '../lib/format.js';
import './cs-empty.js';

const channels = { DISPATCHER: 'console', APP: 'app', RADIO: 'radio', SYSTEM: 'system', GEOFENCE: 'geofence' };

/** What happened to an incident: when, what, who, by which channel; newest first. `entries` as Entry in docs/wire.md. */
export class CsTimeline extends CsElement {
  static properties = { entries: { attribute: false }, dated: { type: Boolean } };
  static styles = css`
    :host {
      display: block;
    }
    li {
      display: grid;
      grid-template-columns: var(--when, 62px) 1fr;
      gap: 0 var(--space-3);
      padding: 5px 0 5px 0;
      border-top: 1px solid var(--line);
    }
    li:first-child {
      border-top: 0;
    }
    :host([dated]) {
      --when: 126px;
    }
    time {
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    .text {
      overflow-wrap: anywhere;
    }
    .by {
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    .void .text {
      color: var(--text-muted);
      text-decoration: line-through;
    }
    .late {
      color: var(--warn);
    }
  `;

  render() {
    const entries = [...(this.entries ?? [])].reverse();
    if (!entries.length) return html`<cs-empty heading="Nothing recorded yet"></cs-empty>`;
    const corrected = new Set(entries.map((e) => e.supersedes).filter(Boolean));
    return html`<ol>${entries.map((e) => this.#entry(e, corrected.has(e.id)))}</ol>`;
  }

  /** @param {any} e @param {boolean} corrected whether a later entry corrects it */
  #entry(e, corrected) {
    const late_s = (new Date(e.recordedAt).getTime() - new Date(e.occurredAt).getTime()) / 1000;
    return html`<li class=${corrected ? 'void' : ''}>
      <time datetime=${e.occurredAt} title=${dateAndTime(e.occurredAt)}
        >${this.dated ? dateAndTime(e.occurredAt).slice(0, 11) : ''}${timeWithSeconds(e.occurredAt)}</time>
      <div>
        <div class="text">${e.text}</div>
        <div class="by">${e.actor && e.source !== 'SYSTEM' ? `${e.actor} · ` : ''}${channels[/** @type {keyof typeof channels} */ (e.source)] ?? e.source}
          ${late_s > 60 ? html`<span class="late">· recorded ${duration(late_s)} later</span>` : nothing}
          ${corrected ? html`<span>· corrected by a later entry</span>` : nothing}
          ${e.supersedes ? html`<span>· corrects an earlier entry</span>` : nothing}
        </div>
      </div>
    </li>`;
  }
}
customElements.define('cs-timeline', CsTimeline);
