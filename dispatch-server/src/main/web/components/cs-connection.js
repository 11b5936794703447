import { CsElement, css, html } from './base.js';
import { shapeIcon } from './shapes.js';

const looks = {
  live: { shape: 'disc', text: 'Live' },
  connecting: { shape: 'ring', text: 'Connecting…' },
  reconnecting: { shape: 'half', text: 'Reconnecting… shown as last known' },
};

/** Whether the screen is up to date, said calmly. `status` as LiveStatus in lib/live.js. */
export class CsConnection extends CsElement {
  static properties = { status: {} };
  static styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font-size: var(--text-s);
      color: var(--text-muted);
      white-space: nowrap;
    }
    svg {
      color: var(--good);
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
    .waiting {
      color: var(--warn);
    }
    .waiting svg {
      color: var(--warn);
    }
  `;

  render() {
    const look = looks[/** @type {keyof typeof looks} */ (this.status)] ?? looks.connecting;
    return html`<span role="status" class=${this.status === 'live' ? '' : 'waiting'}>${shapeIcon(look.shape, 10)} ${look.text}</span>`;
  }
}
customElements.define('cs-connection', CsConnection);
