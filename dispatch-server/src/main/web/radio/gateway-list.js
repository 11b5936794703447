import { CsElement, css, html, nothing } from '../components/base.js';
import { post } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { ago, count, dateAndTime } from '../lib/format.js';
import { now } from '../lib/world.js';
import { shapeIcon } from '../components/shapes.js';
import { airtime, channelLook, gatewayName, ofGateway } from './radio-model.js';
import { radioStyles } from './radio-styles.js';
import './gateway-admission.js';
import './group-words.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

/** The gateways with their channels; a supervisor mutes a channel here. @fires said @fires radios-changed */
export class GatewayList extends CsElement {
  static properties = {
    gateways: { attribute: false },
    me: { attribute: false },
    muting: { state: true },
    reasons: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  static styles = [
    radioStyles,
    css`
      .gateway th {
        padding-block: 8px;
        background: var(--ground);
      }
      .gateway div {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-3);
        min-height: 28px;
      }
      .gateway strong {
        font-weight: 600;
      }
      .gateway gateway-admission {
        margin-inline-start: auto;
      }
      td:nth-child(2) {
        min-width: 128px;
      }
      .air {
        width: 128px;
      }
      .bar {
        width: 104px;
        height: 6px;
        margin-top: 3px;
        overflow: hidden;
        background: var(--surface-hover);
        border: 1px solid var(--line-strong);
        border-radius: 3px;
      }
      .bar span {
        display: block;
        height: 100%;
        background: var(--calm);
      }
      .over .bar span {
        background: var(--warn);
      }
      .dialog {
        margin-bottom: var(--space-3);
      }
    `,
  ];

  constructor() {
    super();
    new Ticking(this);
    /** What was typed for each channel, so that leaving the question loses nothing. @type {Record<string, string>} */
    this.reasons = {};
    this.problem = '';
    this.busy = false;
  }

  /** @param {string} role */
  #is(role) {
    return this.me.roles.includes(role);
  }

  render() {
    return html`<div class="head"><h2>Gateways and channels</h2>
        <group-words why=${this.#is('DISPATCHER') || this.#is('SUPERVISOR') ? '' : 'Dispatchers speak to crews.'}></group-words>
        ${this.#is('ADMINISTRATOR') ? html`<gateway-admission .known=${this.gateways.map((/** @type {any} */ g) => g.name)}></gateway-admission>` : nothing}</div>
      <div class="wide" tabindex="0" role="region" aria-label="Gateways and channels">${this.gateways.length
        ? this.#table()
        : html`<cs-empty heading="No gateway" text=${this.#is('ADMINISTRATOR')
            ? 'This server has no radios of its own and no gateway is let in. Admit one, and start its program beside the base station.'
            : 'This server has no radios of its own and no gateway is let in. An administrator admits one on this page.'}></cs-empty>`}</div>
      ${this.#question()}`;
  }

  #table() {
    return html`<table>
      <thead><tr><th scope="col">Channel</th><th scope="col">State</th><th scope="col" class="n">Waiting</th><th scope="col" class="air">Airtime, last hour</th><th scope="col">Heard</th><th scope="col" class="acts"><span class="unseen">Action</span></th></tr></thead>
      ${this.gateways.map((/** @type {any} */ g) => this.#gateway(g))}</table>`;
  }

  /** @param {any} g */
  #gateway(g) {
    const channels = g.status?.channels ?? [];
    const away = g.seenAt ? `away since ${dateAndTime(g.seenAt)}` : 'has not come yet';
    return html`<tbody data-gateway=${g.name}>
      <tr class="gateway"><th scope="rowgroup" colspan="6"><div><strong>${gatewayName(g.name)}</strong>
        ${g.there ? html`<cs-badge shape="disc" text="there"></cs-badge>` : html`<cs-badge tone="warn" shape="ring" text=${away}></cs-badge>`}
        ${g.commandsWaiting ? html`<span class="small muted">${count(g.commandsWaiting, 'command')} waiting for it</span>` : nothing}
        ${this.#is('ADMINISTRATOR') && g.name !== 'here' ? html`<gateway-admission closes=${g.name} waiting=${g.commandsWaiting}></gateway-admission>` : nothing}</div></th></tr>
      ${channels.length ? channels.map((/** @type {any} */ c) => this.#channel(g, c)) : html`<tr><td colspan="6" class="muted">${g.seenAt ? 'It has no channel.' : 'Its channels are known once its program has dialled in with its token.'}</td></tr>`}</tbody>`;
  }

  /** @param {any} g @param {any} c */
  #channel(g, c) {
    const look = channelLook(c, g.there);
    const air = airtime(c);
    const say = c.muted ? 'Unmute' : 'Mute';
    return html`<tr data-channel=${c.name}>
      <th scope="row">${c.name}</th>
      <td><span class="look ${look.tone}">${shapeIcon(look.shape, 11)}<span>${look.text}</span></span>${look.why ? html`<small>${look.why}</small>` : nothing}</td>
      <td class="n">${c.waiting}</td>
      <td class="air ${air.over ? 'over' : ''}">${air.over ? '◆ ' : ''}${air.text}<div class="bar" aria-hidden="true"><span style="width: ${air.share * 100}%"></span></div></td>
      <td class="t">${c.heardAt ? ago(c.heardAt, now()) : html`<span class="muted">not yet</span>`}</td>
      <td class="acts"><cs-button variant="quiet" label=${`${say} ${c.name} ${ofGateway(g.name)}`} why=${this.#is('SUPERVISOR') ? '' : 'A supervisor mutes channels and lets them send again.'}
        @press=${() => this.#ask(g, c)}>${say}</cs-button></td></tr>`;
  }

  /** @param {any} g @param {any} c */
  #ask(g, c) {
    this.problem = '';
    this.muting = { gateway: g.name, channel: c.name, muted: !c.muted, key: `${g.name}/${c.name}/${!c.muted}` };
  }

  #question() {
    const m = this.muting;
    return html`<cs-dialog ?open=${!!m} heading=${m ? `${m.muted ? 'Mute' : 'Unmute'} ${m.channel} ${ofGateway(m.gateway)}` : ''} @close=${() => (this.muting = null)}
        @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && /** @type {HTMLElement} */ (e.composedPath()[0]).tagName === 'INPUT' && this.#mute()}>
      ${m ? html`<p class="dialog">${m.muted
          ? 'It sends nothing until it is let send again; messages wait or go by another channel. It still hears radios and their emergencies.'
          : 'It sends again at once: what waits goes out in the order of its priority.'}</p>
        <cs-field name="reason" required label="Reason" hint="Kept with your name." .value=${this.reasons[m.key] ?? ''} .error=${this.problem}
          @change-value=${(/** @type {any} */ e) => (this.reasons = { ...this.reasons, [m.key]: e.detail.value })}></cs-field>` : nothing}
      <cs-button slot="actions" @press=${() => (this.muting = null)}>Leave</cs-button>
      <cs-button slot="actions" variant="primary" keys="Enter" ?busy=${this.busy} @press=${() => this.#mute()}>${m?.muted ? 'Mute' : 'Unmute'}</cs-button></cs-dialog>`;
  }

  async #mute() {
    const m = this.muting;
    const reason = (this.reasons[m.key] ?? '').trim();
    if (this.busy) return;
    this.problem = reason ? '' : 'Say why.';
    if (!reason) return;
    this.busy = true;
    try {
      await post(`/api/radio/gateways/${encodeURIComponent(m.gateway)}/channels/${encodeURIComponent(m.channel)}/mute`, { muted: m.muted, reason });
      this.muting = null;
      this.reasons = { ...this.reasons, [m.key]: '' };
      const known = m.gateway === 'here' ? '' : ` Gateway ${m.gateway} is told.`;
      this.tell('said', { text: `${m.channel} ${ofGateway(m.gateway)} ${m.muted ? 'is muted' : 'may send again'}.${known}`, tone: 'good' });
      this.tell('radios-changed');
    } catch (failure) {
      const problem = /** @type {any} */ (failure);
      this.problem = problem.of?.('reason') ? `The reason ${problem.of('reason')}.` : problem.message;
    }
    this.busy = false;
  }
}
customElements.define('gateway-list', GatewayList);
