import { CsElement, css, html, nothing } from '../components/base.js';
import { repeat } from 'lit/directives/repeat.js';
import { newId, post } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { ago } from '../lib/format.js';
import { now } from '../lib/world.js';
import { shapeIcon } from '../components/shapes.js';
import { gatewayName, isWanted } from './radio-model.js';
import { radioStyles } from './radio-styles.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

/** All radios: who has each, where it was heard last, and what one can ask of it. @fires said @fires show-record `{radioId}` */
export class RadioList extends CsElement {
  static properties = { radios: { attribute: false }, me: { attribute: false }, simulated: { type: Boolean }, wanted: { state: true } };
  static styles = [
    radioStyles,
    css`
      .head cs-field {
        flex: 0 1 240px;
      }
      a {
        color: var(--accent);
        text-underline-offset: 3px;
        white-space: nowrap;
      }
      .emergency > * {
        background: var(--alarm-wash);
      }
      .emergency th {
        box-shadow: inset 4px 0 0 var(--alarm);
      }
      .id {
        font-weight: 600;
      }
      .who {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
      }
      .problem {
        font-weight: 600;
      }
      th, td {
        padding-inline: 7px;
      }
      .unit {
        max-width: 190px;
      }
      .acts cs-button + cs-button {
        margin-inline-start: var(--space-1);
      }
    `,
  ];

  constructor() {
    super();
    new Ticking(this);
    this.wanted = '';
  }

  render() {
    const found = this.radios.filter((/** @type {any} */ r) => isWanted(r, this.wanted));
    const emergencies = this.radios.filter((/** @type {any} */ r) => r.emergency);
    const mayTake = this.#dispatches;
    return html`<div class="head"><h2>Radios</h2>${this.simulated ? html`<a href="/simulated-radios">Simulated radios</a>` : nothing}
        <cs-field kind="search" label="Find a radio, unit or channel" .value=${this.wanted} @change-value=${(/** @type {any} */ e) => (this.wanted = e.detail.value)}></cs-field></div>
      ${emergencies.length ? html`<p class="problem" role="alert">${shapeIcon('octagon', 12)} Emergency: radio ${emergencies.map((/** @type {any} */ r) => (r.unitCode ? `${r.radioId} of ${r.unitCode}` : r.radioId)).join(', ')}. ${mayTake ? html`Take its alarm on the <a href="/console">console</a>.` : 'A dispatcher takes its alarm.'}</p>` : nothing}
      <div class="wide" tabindex="0" role="region" aria-label="Radios">${found.length
        ? html`<table><thead><tr><th scope="col">Radio</th><th scope="col">Unit</th><th scope="col">Heard</th><th scope="col" class="n">Waiting</th><th scope="col" class="acts">Ask</th></tr></thead>
          <tbody>${repeat(found, (/** @type {any} */ r) => r.radioId, (/** @type {any} */ r) => this.#radio(r))}</tbody></table>`
        : this.radios.length
          ? html`<cs-empty heading="No such radio" text="None has “${this.wanted.trim()}” in its id, unit or channel. Clear the field to see all."></cs-empty>`
          : html`<cs-empty heading="No radios yet" text="A radio stands here once a unit has it or a gateway has heard it."></cs-empty>`}</div>`;
  }

  get #dispatches() {
    return this.me.roles.some((/** @type {string} */ role) => ['DISPATCHER', 'SUPERVISOR'].includes(role));
  }

  /** @param {import('./radio-model.js').Radio} r */
  #radio(r) {
    const why = this.#dispatches ? '' : 'Dispatchers speak to crews.';
    return html`<tr data-radio=${r.radioId} class=${r.emergency ? 'emergency' : ''}>
      <th scope="row" class="id">${r.radioId}</th>
      <td class="unit"><span class="who">${r.unitCode}${r.emergency ? html`<cs-badge filled tone="alarm" shape="octagon" text="EMERGENCY"></cs-badge>` : nothing}</span>${r.unitCode ? html`<small class="cut" title=${r.unitName}>${r.unitName}</small>` : html`<span class="muted">no unit</span>`}</td>
      <td><span class="look ${r.present ? 'good' : 'quiet'}">${shapeIcon(r.present ? 'disc' : 'ring', 11)}<span>${r.present ? 'Present' : r.channel ? 'Not present' : 'Never heard'}</span></span>
        <small class="t">${this.#heard(r)}</small></td>
      <td class="n">${r.waiting}</td>
      <td class="acts"><cs-button variant="quiet" label="Test message to radio ${r.radioId}" why=${why} @press=${() => this.#test(r)}>Test</cs-button
        ><cs-button variant="quiet" label="Where? Ask radio ${r.radioId} for its position" why=${why} @press=${() => this.#askPosition(r)}>Where?</cs-button
        ><cs-button variant="quiet" label="Record of radio ${r.radioId}" @press=${() => this.tell('show-record', { radioId: r.radioId })}>Record</cs-button></td></tr>`;
  }

  /** @param {import('./radio-model.js').Radio} r */
  #heard(r) {
    if (!r.channel) return 'by no gateway';
    const where = r.gateway === 'here' ? r.channel : `${gatewayName(r.gateway)} · ${r.channel}`;
    return r.heardAt ? `${where}, ${ago(r.heardAt, now())}` : where;
  }

  /** @param {import('./radio-model.js').Radio} r */
  #test(r) {
    return this.#tell(r, () => post('/api/radio/test', { id: newId(), radioId: r.radioId }), `A test is on its way to radio ${r.radioId}. What becomes of it stands in the record.`);
  }

  /** @param {import('./radio-model.js').Radio} r */
  #askPosition(r) {
    return this.#tell(r, () => post(`/api/radio/radios/${encodeURIComponent(r.radioId)}/position`), `Radio ${r.radioId} is asked where it is. Its answer, if its network gives one, moves the unit on the map.`);
  }

  /** @param {import('./radio-model.js').Radio} r @param {() => Promise<any>} send @param {string} done */
  async #tell(r, send, done) {
    try {
      await send();
      this.tell('said', { text: done, tone: 'good' });
    } catch (failure) {
      this.tell('said', { text: `Radio ${r.radioId}: ${/** @type {Error} */ (failure).message}`, tone: 'alarm' });
    }
  }
}
customElements.define('radio-list', RadioList);
