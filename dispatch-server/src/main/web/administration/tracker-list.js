import { CsElement, html, nothing } from '../components/base.js';
import { call, get, newId, patiently, post, put } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { ago, count } from '../lib/format.js';
import { now } from '../lib/world.js';
import { administrationStyles } from './administration-styles.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';

const READ_AGAIN_ms = 10_000;

/** What can be wrong with what a tracker sent, in words. @type {Record<string, string>} */
const troubles = {
  'position-in-future': 'Its clock is ahead',
  'position-too-old': 'Its positions are days old: its clock may be wrong',
  'position-outside-city': 'It says it is far from the city',
  'position-invalid': 'Its positions are no places',
  'position-not-valid': 'It has no satellite fix',
};

/** @type {[string, string][]} */
const kinds = [['TRACCAR', 'Traccar server'], ['OSMAND', 'OsmAnd protocol (phone, Traccar Client)']];

/** Which field a refusal that names none is about. @type {Record<string, string>} */
const fieldOf = { 'unknown-unit': 'unitCode', 'device-missing': 'deviceId', 'device-taken': 'deviceId' };

/** The vehicle trackers: which are let in, when each was heard and what is wrong with it. A new one's secret is shown once. */
export class TrackerList extends CsElement {
  static properties = {
    trackers: { state: true },
    form: { state: true },
    problem: { state: true },
    secret: { state: true },
    removing: { state: true },
    done: { state: true },
    busy: { state: true },
  };
  static styles = administrationStyles;

  constructor() {
    super();
    this.done = '';
    this.busy = false;
    new Ticking(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  async #read() {
    clearTimeout(this.timer);
    this.trackers = (await patiently(() => get('/api/trackers'))).trackers;
    if (this.isConnected) this.timer = setTimeout(() => this.#read(), READ_AGAIN_ms);
  }

  async #open() {
    this.problem = null;
    this.secret = null;
    this.done = '';
    this.form = { id: newId(), kind: 'OSMAND', name: '', unitCode: '', deviceId: '', sharesSecretOf: '' };
    await this.updateComplete;
    /** @type {any} */ (this.renderRoot.querySelector('form input'))?.focus();
  }

  render() {
    return html`<section aria-labelledby="trackers"><header><h2 id="trackers">Vehicle trackers</h2>
        <cs-button variant="primary" @press=${() => this.#open()}>Add a tracker</cs-button></header>
      <div role="status">${this.done ? html`<p class="done">${this.done}</p>` : nothing}</div>
      ${this.problem && !this.form ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      ${this.secret ? this.#shown() : nothing}
      ${this.form ? this.#form() : nothing}
      ${!this.trackers ? html`<cs-empty heading="Loading…"></cs-empty>` : this.trackers.length ? this.#table() : html`<cs-empty heading="No trackers yet" text="Crews’ phones and radios say where they are without one."></cs-empty>`}
      ${this.#dialog()}</section>`;
  }

  #shown() {
    const { name, kind, value } = this.secret;
    const how = kind === 'OSMAND'
      ? html`Enter it as the device identifier, with the server address <code>${location.origin}/api/trackers/osmand</code>.`
      : html`In the Traccar server’s configuration set <code>forward.url</code> to <code>${location.origin}/api/trackers/traccar</code>, <code>forward.type</code> to <code>json</code>, and <code>forward.header</code> to <code>Authorization: Bearer</code> and the secret.`;
    return html`<div class="done" role="group" aria-label="The secret of ${name}">
      <p><strong>The secret of ${name}, shown this once:</strong> <code class="secret">${value}</code></p><p>${how}</p>
      <div class="end"><cs-button @press=${() => (this.secret = null)}>I have it</cs-button></div></div>`;
  }

  #form() {
    const f = this.form;
    const others = (this.trackers ?? []).filter((/** @type {any} */ t) => t.kind === 'TRACCAR');
    return html`<form aria-label="A new tracker" @keydown=${this.#key} @submit=${(/** @type {Event} */ e) => e.preventDefault()}><h3>A new tracker</h3>
      ${this.problem && !this.problem.fields?.length && !fieldOf[this.problem.code] ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      <fieldset><legend>How it sends</legend>${kinds.map(([kind, label]) => html`<label class="tick"><input type="radio" name="kind" value=${kind} .checked=${f.kind === kind} @change=${() => this.#set('kind', kind)} />${label}</label>`)}</fieldset>
      <div class="fields">
        ${this.#field('name', 'Name', 'Truck 12')}${this.#field('unitCode', 'Unit', 'V1')}
        ${f.kind === 'TRACCAR' ? this.#field('deviceId', 'Identifier in Traccar', 'As the device has it there') : nothing}
        ${f.kind === 'TRACCAR' && others.length
          ? html`<div><label class="name" for="shares">Secret</label><select id="shares" @change=${(/** @type {any} */ e) => this.#set('sharesSecretOf', e.target.value)}>
              <option value="">A new one</option>${others.map((/** @type {any} */ t) => html`<option value=${t.id} ?selected=${f.sharesSecretOf === t.id}>The one of ${t.name}: the same Traccar server</option>`)}</select></div>`
          : nothing}
      </div>
      <div class="end"><cs-button variant="primary" keys="Enter" ?busy=${this.busy} @press=${() => this.#add()}>Add</cs-button>
        <cs-button keys="Esc" @press=${() => this.#leave()}>Leave</cs-button></div></form>`;
  }

  /** @param {string} name @param {string} label @param {string} hint */
  #field(name, label, hint) {
    return html`<cs-field name=${name} label=${label} hint=${hint} autocomplete="off" .value=${this.form[name]} .error=${this.#error(name)}
      @change-value=${(/** @type {any} */ e) => this.#set(name, e.detail.value)}></cs-field>`;
  }

  /** @param {string} name @param {string} value */
  #set(name, value) {
    this.form = { ...this.form, [name]: value };
  }

  /** @param {string} field */
  #error(field) {
    if (fieldOf[this.problem?.code] === field) return this.problem.message;
    const found = this.problem?.fields?.find((/** @type {any} */ f) => f.field === field)?.message;
    return found ? `${found.charAt(0).toUpperCase()}${found.slice(1)}.` : undefined;
  }

  /** @param {KeyboardEvent} e */
  #key(e) {
    if (e.key === 'Escape') this.#leave();
    if (e.key === 'Enter' && /** @type {HTMLElement} */ (e.composedPath()[0]).tagName === 'INPUT') this.#add();
  }

  #leave() {
    this.form = null;
    this.problem = null;
  }

  #table() {
    return html`<div class="wide" tabindex="0" role="region" aria-label="All trackers"><table>
      <thead><tr><th scope="col">Name</th><th scope="col">Unit</th><th scope="col">Sends by</th><th scope="col">Last heard</th><th scope="col">State</th><th scope="col" class="n">Taken</th><th scope="col" class="n">Refused</th><th scope="col" class="acts">Actions</th></tr></thead>
      <tbody>${this.trackers.map((/** @type {any} */ t) => html`<tr class=${t.enabled ? '' : 'off'} data-tracker=${t.name}>
        <th scope="row">${t.name}</th><td>${t.unitCode}</td><td>${t.kind === 'TRACCAR' ? `Traccar, ${t.deviceId}` : 'OsmAnd'}</td>
        <td class="t">${t.lastHeardAt ? ago(t.lastHeardAt, now()) : 'never'}</td><td>${this.#state(t)}</td>
        <td class="n">${t.taken}</td><td class="n">${t.refused}</td>
        <td class="acts"><cs-button variant="quiet" label=${`${t.enabled ? 'Switch off' : 'Switch on'} ${t.name}`} @press=${() => this.#enable(t)}>${t.enabled ? 'Switch off' : 'Switch on'}</cs-button>
          <cs-button variant="quiet" label=${`Remove ${t.name}`} @press=${() => (this.removing = t)}>Remove</cs-button></td></tr>`)}</tbody></table></div>`;
  }

  /** @param {any} t */
  #state(t) {
    if (!t.enabled) return '○ Switched off';
    if (t.lastTrouble) return html`<span class="warn">▲ ${troubles[t.lastTrouble] ?? t.lastTrouble}</span>`;
    return t.lastHeardAt ? '✓ Sends' : '– Not heard yet';
  }

  #dialog() {
    const t = this.removing;
    if (!t) return nothing;
    return html`<cs-dialog open heading="Remove ${t.name}?" @close=${() => (this.removing = null)}>
      <p>It is let in no more, and its secret is worth nothing. Where ${t.unitCode} was stays in its track: ${count(t.taken, 'position')} of this tracker.</p>
      <cs-button slot="actions" variant="danger" @press=${() => {
        this.removing = null;
        this.#tell(() => call('DELETE', `/api/trackers/${t.id}`), `${t.name} is removed.`);
      }}>Remove</cs-button></cs-dialog>`;
  }

  #add() {
    const f = this.form;
    const traccar = f.kind === 'TRACCAR';
    const body = { ...f, unitCode: f.unitCode.trim().toUpperCase(), deviceId: traccar ? f.deviceId : null, sharesSecretOf: (traccar && f.sharesSecretOf) || null };
    return this.#tell(async () => {
      const added = await post('/api/trackers', body);
      if (added.secret) this.secret = { name: f.name, kind: f.kind, value: added.secret };
    }, `${f.name} is added.`);
  }

  /** @param {any} t */
  #enable(t) {
    return this.#tell(() => put(`/api/trackers/${t.id}/enabled`, { enabled: !t.enabled }), `${t.name} is switched ${t.enabled ? 'off' : 'on'}.`);
  }

  /** @param {() => Promise<any>} send @param {string} done */
  async #tell(send, done) {
    if (this.busy) return;
    this.busy = true;
    try {
      await send();
      this.#leave();
      this.done = done;
      await this.#read();
    } catch (failure) {
      this.problem = failure;
    }
    this.busy = false;
  }
}
customElements.define('tracker-list', TrackerList);
