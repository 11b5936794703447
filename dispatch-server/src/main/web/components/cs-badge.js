import { CsElement, css, html } from './base.js';
import { priorities, shapeIcon, statusLook } from './shapes.js';
import { words } from '../lib/format.js';

/**
 * A priority, a state or a remark: always a shape, a text and a colour together.
 * `<cs-badge priority="P1">`, `<cs-badge status="EN_ROUTE">`, `<cs-badge tone="warn" shape="triangle" text="no crew yet">`
 */
export class CsBadge extends CsElement {
  static properties = {
    priority: {},
    status: {},
    text: {},
    tone: {},
    shape: {},
    filled: { type: Boolean },
  };

  static styles = css`
    :host {
      display: inline-flex;
      max-width: 100%;
      vertical-align: middle;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      min-width: 0;
      padding: 1px 7px 1px 5px;
      border-radius: var(--radius-s);
      font-size: var(--text-s);
      font-weight: 600;
      line-height: 1.45;
      color: var(--text-muted);
      background: var(--surface-hover);
    }
    svg {
      flex: none;
    }
    b {
      font-weight: inherit;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .alarm { color: var(--alarm); background: var(--alarm-wash); }
    .warn { color: var(--warn); background: var(--warn-wash); }
    .calm { color: var(--calm); background: var(--calm-wash); }
    .good { color: var(--good); background: var(--good-wash); }
    .alarm.filled { color: var(--on-alarm); background: var(--alarm-fill); }
    .warn.filled { color: var(--on-warn); background: var(--warn-fill); }
  `;

  render() {
    const known = this.priority ? priorities[this.priority] : this.status ? statusLook(this.status) : undefined;
    const tone = this.tone ?? known?.tone ?? 'quiet';
    const text = this.text ?? this.priority ?? words(this.status);
    const filled = this.filled || (this.priority && ['P1', 'P2'].includes(this.priority));
    return html`<span class="${tone} ${filled ? 'filled' : ''}" title=${this.priority ? priorities[this.priority]?.name : text}
      >${shapeIcon(this.shape ?? known?.shape ?? 'disc', 11)}<b>${text}</b></span>`;
  }
}
customElements.define('cs-badge', CsBadge);
