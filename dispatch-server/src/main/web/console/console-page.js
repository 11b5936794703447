import { CsElement, css, html, nothing } from '../components/base.js';
import { get, patiently, post } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { useTimeZone } from '../lib/format.js';
import { bindKeys } from '../lib/keys.js';
import { Live } from '../lib/live.js';
import { closuresNow, emptyConsole, listAlarms, listUnits, reduceConsole, withSnapshot } from '../lib/store.js';
import { now } from '../lib/world.js';
import { keyHelp, topLine } from './console-frame.js';
import { otherPages } from '../lib/pages.js';
import { frameStyles } from './frame-styles.js';
import { hasWords, keptDraft } from './call-draft.js';
import { placeLabel } from './place-label.js';
import './alarm-bar.js';
import './call-form.js';
import './crew-strip.js';
import './incident-detail.js';
import './incident-queue.js';
import './phone-strip.js';
import './shift-panel.js';
import './what-if-panel.js';
import '../components/cs-command-bar.js';
import '../components/cs-empty.js';
import '../components/cs-toasts.js';
import '../map/cs-map.js';

/** The console: alarms on top, queue left, map in the middle, detail or new call right, crews along the bottom. */
export class ConsolePage extends CsElement {
  static properties = Object.fromEntries(
    ['me', 'city', 'types', 'data', 'status', 'loaded', 'chosenId', 'calling', 'whatIf', 'outage', 'call', 'nudge', 'help', 'rung', 'missed'].map((name) => [name, { state: true }]),
  );
  static styles = frameStyles;

  constructor() {
    super();
    this.data = emptyConsole;
    this.status = 'connecting';
    this.loaded = false;
    this.nudge = 0;
    /** @type {any} */
    this.call = {};
    this.rung = 0;
    this.chosenId = new URLSearchParams(location.search).get('incident');
    new Ticking(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.unbind = bindKeys(window, this.#keys());
    this.#start();
  }

  async #start() {
    this.me = await patiently(() => get('/api/me'));
    await Promise.all([this.#readTypes(), this.#readCity()]);
    if (hasWords(keptDraft(this.me.username))) this.calling = true;
    this.live = new Live({
      destination: '/topic/console',
      takeSnapshot: () => get('/api/console/snapshot', { timeout_ms: 8_000 }),
      onSnapshot: (snapshot) => {
        this.data = withSnapshot(this.data, snapshot);
        this.loaded = true;
        this.rung++;
        this.nudge++;
      },
      onMessage: (message) => this.#heard(message),
      onStatus: (status) => (this.status = status),
    }).start();
  }

  /** @param {any} message */
  #heard(message) {
    const touched = this.data.touched;
    this.data = reduceConsole(this.data, message, now());
    if (this.data.touched !== touched && this.data.touched?.incidentId === this.chosenId) this.nudge++;
    if (message.kind === 'PHONE') this.rung++;
    if (message.kind === 'MAP') this.#readCity();
    if (message.kind === 'CITY') this.#otherCity(message);
  }

  /** The form opens with what is known of the call. @param {any} event */
  #writeUp = async (event) => {
    this.newCall();
    await this.updateComplete;
    this.#part('call-form')?.takeUp(event.detail.call);
  };

  /** Read again for each call, as a supervisor may have changed what is asked. */
  async #readTypes() {
    this.types = await patiently(() => get('/api/incident-types'));
  }

  async #readCity() {
    this.city = await patiently(() => get('/api/city'));
    useTimeZone(this.city.timeZone);
    document.title = `Console, ${this.city.name} · Curbstop`;
  }

  /** Real data has taken the demo city's place: its incidents have gone with it. @param {any} message */
  #otherCity(message) {
    Object.assign(this, { chosenId: null, outage: null, call: {} });
    this.#say(message.demoLeft ? `The demo city has left, and its incidents with it. ${message.name} takes its place.` : `${message.name} is being loaded.`);
    this.#readCity();
    this.live?.refresh();
  }

  #keys() {
    return [
      { key: 'n', does: 'New call', run: () => this.newCall() },
      { key: 'f2', does: 'Answer the call that rings', whileTyping: true, run: () => this.#part('phone-strip')?.answer() },
      { key: 'ctrl+k', does: 'Find anything', whileTyping: true, run: () => this.#part('cs-command-bar').show() },
      { key: '/', does: 'Find anything', run: () => this.#part('cs-command-bar').show() },
      { key: 'q', does: 'Go to the queue', run: () => this.#part('incident-queue').focus() },
      { key: 'a', does: 'All alarms', run: () => this.#part('alarm-bar').list() },
      { key: 's', does: 'Send a crew to the incident shown', run: () => this.#part('incident-detail')?.toggleOptions() },
      { key: 'e', does: 'Change the incident shown', run: () => this.#part('incident-detail')?.edit() },
      { key: 'x', does: 'Take a call out of the incident shown', run: () => this.#part('incident-detail')?.splitCall() },
      { key: 'd', does: 'The incident shown is a duplicate of another', run: () => this.#part('incident-detail')?.merge() },
      { key: 'r', does: 'Close the road at the incident shown', run: () => this.#part('incident-detail')?.closeRoad() },
      { key: 'g', does: 'Locate ticket for the incident shown', run: () => this.#part('incident-detail')?.locate() },
      { key: 'p', does: 'Photo or file for the incident shown', run: () => this.#part('incident-detail')?.attach() },
      { key: 'w', does: 'What if it broke here? Traces without touching anything', run: () => this.#askWhatIf() },
      { key: 'm', does: 'Show the incident on the map', run: () => this.#showChosen() },
      { key: '+', does: 'Zoom in', run: () => this.#map.zoom(1) },
      { key: '=', does: 'Zoom in', run: () => this.#map.zoom(1) },
      { key: '-', does: 'Zoom out', run: () => this.#map.zoom(-1) },
      { key: '0', does: 'Whole city', run: () => this.#map.showCity() },
      { key: 'l', does: 'Legend', run: () => (this.#map.legendOpen = !this.#map.legendOpen) },
      { key: '?', does: 'This list', run: () => (this.help = true) },
      { key: 'escape', does: 'Leave the form or the detail', whileTyping: true, run: () => this.#leave() },
    ];
  }

  get #map() {
    return this.#part('cs-map');
  }

  /** @param {string} name @returns {any} */
  #part(name) {
    return this.renderRoot.querySelector(name);
  }

  /** A manager looks on; taking calls and sending crews is the dispatchers'. */
  get #dispatches() {
    return this.me.roles.some((/** @type {string} */ r) => ['DISPATCHER', 'SUPERVISOR'].includes(r));
  }

  newCall() {
    if (!this.#dispatches) return this.#say('Calls are taken by dispatchers.');
    this.calling = true;
    this.#readTypes();
    this.#part('call-form')?.renderRoot.querySelector('#narrative')?.control.focus();
  }

  #leave() {
    if (this.calling) this.calling = false;
    else if (this.whatIf) this.whatIf = false;
    else this.chosenId = null;
    Object.assign(this, { outage: null, call: {} });
  }

  #askWhatIf() {
    Object.assign(this, { whatIf: true, calling: false, outage: null, call: {} });
  }

  /** @param {string|undefined} id */
  open(id) {
    if (!id) return;
    if (id !== this.chosenId) this.outage = null;
    this.chosenId = id;
    this.calling = this.whatIf = false;
    this.call = {};
    const row = this.data.incidents[id];
    if (row?.lon != null) this.#map.flyTo(row.lon, row.lat);
  }

  #showChosen() {
    const row = this.chosenId ? this.data.incidents[this.chosenId] : null;
    const valves = this.outage?.valves ?? [];
    if (row) this.#map.fit([row, ...valves]);
  }

  render() {
    if (!this.me) return html`<cs-empty heading="Loading…"></cs-empty>`;
    const units = listUnits(this.data);
    const shown = {
      incidents: Object.values(this.data.incidents), units, chosenId: this.chosenId,
      outage: this.calling ? null : this.outage, roadClosures: closuresNow(this.data.roadClosures, now()), ...this.call,
    };
    const does = { find: () => this.#part('cs-command-bar').show(), newCall: () => this.newCall(), signOut: () => this.#signOut() };
    return html`${topLine({ me: this.me, city: this.city, status: this.status, dispatches: this.#dispatches }, does)}
      <alarm-bar role="region" aria-label="Alarms" .alarms=${listAlarms(this.data)} ?dispatches=${this.#dispatches} @open-incident=${this.#openFrom}
        @said=${(/** @type {any} */ e) => this.#say(e.detail.text, e.detail.tone)}></alarm-bar>
      <nav class="queue" aria-label="Incidents"><incident-queue .incidents=${this.data.incidents} .changedAt=${this.data.changedAt} .chosenId=${this.chosenId}
        ?loaded=${this.loaded} @open-incident=${this.#openFrom}></incident-queue></nav>
      <main aria-label="Map"><cs-map .city=${this.city} .shown=${shown} ?picking=${this.whatIf || (this.calling && !this.call.picked)}
        @open-incident=${this.#openFrom} @open-unit=${this.#openUnit} @pick-place=${this.#picked}></cs-map>
        ${this.#dispatches
          ? html`<phone-strip .nudge=${this.rung} .me=${this.me} @write-up=${this.#writeUp} @missed-calls=${(/** @type {any} */ e) => (this.missed = e.detail.calls)}
              @said=${(/** @type {any} */ e) => this.#say(e.detail.text, e.detail.tone)}></phone-strip>`
          : nothing}</main>
      <aside aria-label=${this.calling ? 'New call' : this.whatIf ? 'What if' : 'Incident'}>${this.#side()}</aside>
      <footer aria-label="Crews"><crew-strip .units=${units} ?loaded=${this.loaded} @open-unit=${this.#openUnit}></crew-strip></footer>
      <cs-command-bar .actions=${this.#actions()} @choose-result=${this.#found}></cs-command-bar><cs-toasts></cs-toasts>${this.help ? keyHelp(this.#keys(), () => (this.help = false)) : nothing}`;
  }

  #side() {
    if (this.calling && this.types)
      return html`<call-form .me=${this.me} .types=${this.types} @call-left=${() => this.#leave()} @call-taken=${this.#taken} @call-kept=${(/** @type {any} */ e) => (this.#leave(), this.#say(e.detail.text, 'good'))}
        @call-shown=${this.#callShown}></call-form>`;
    if (this.whatIf)
      return html`<what-if-panel @what-if-left=${() => this.#leave()} @show-place=${this.#showPlace} @ask-middle=${() => this.#askMiddle()} @open-incident=${this.#openFrom}
        @what-if-shown=${(/** @type {any} */ e) => ((this.outage = e.detail.outage), (this.call = { picked: e.detail.picked }))}></what-if-panel>`;
    if (this.chosenId)
      return html`<incident-detail .incidentId=${this.chosenId} .types=${this.types} .others=${Object.values(this.data.incidents)} .units=${this.data.units} .roadClosures=${this.data.roadClosures} ?dispatches=${this.#dispatches} .nudge=${this.nudge} @detail-left=${() => this.#leave()} @open-incident=${this.#openFrom}
        @outage-shown=${(/** @type {any} */ e) => (this.outage = e.detail.outage)} @said=${(/** @type {any} */ e) => this.#say(e.detail.text, e.detail.tone)}
        @show-place=${this.#showPlace}></incident-detail>`;
    return html`<shift-panel .incidents=${Object.values(this.data.incidents)} .missed=${this.missed} .nudge=${this.data.touched} ?mayCall=${this.#dispatches}
      @open-incident=${this.#openFrom}></shift-panel>`;
  }

  /** @param {any} event */
  #callShown(event) {
    const before = this.call.picked;
    this.call = event.detail;
    const { picked, candidates } = event.detail;
    if (picked && (picked.lon !== before?.lon || picked.lat !== before?.lat)) this.#map.flyTo(picked.lon, picked.lat, 17);
    else if (candidates.length > 1) this.#map.fit(candidates);
  }

  /** @param {any} event */
  #taken(event) {
    const { call, incident, joined, assignments, notAssigned } = event.detail;
    const sent = (assignments ?? []).map((/** @type {any} */ a) => a.unitCode).join(', ');
    this.#say(`Call ${call.number} ${joined ? 'joined' : 'opened'} ${incident.number}${sent ? `, ${sent} sent` : ''}.`, 'good');
    (notAssigned ?? []).forEach((/** @type {any} */ n) => this.#say(`${n.unitCode} was not sent: ${n.reason}`, 'alarm'));
    this.data = reduceConsole(this.data, { kind: 'INCIDENT', incident }, now());
    this.open(incident.id);
  }

  /** @param {any} event */
  async #picked(event) {
    const { lon, lat } = event.detail;
    if (this.whatIf && !this.calling) return this.#part('what-if-panel').trace({ lon, lat });
    if (!this.calling && !this.chosenId) return;
    const place = { lon, lat, method: 'MAP', label: await placeLabel({ lon, lat }), accuracy_m: 5 };
    if (this.calling) this.#part('call-form')?.pick(place);
    else this.#part('incident-detail')?.edit(place);
  }

  #askMiddle() {
    const [lon, lat] = this.#map.middle();
    this.#part('what-if-panel').trace({ lon, lat });
  }

  #showPlace = (/** @type {any} */ event) => this.#map.flyTo(event.detail.lon, event.detail.lat, 18);

  #openFrom = (/** @type {any} */ event) => this.open(event.detail.id);

  #openUnit = (/** @type {any} */ event) => {
    const unit = this.data.units[event.detail.code];
    const current = unit?.assignments?.[0]?.incidentId;
    if (current) this.open(current);
    else if (unit?.lon != null) this.#map.flyTo(unit.lon, unit.lat);
    else this.#say(`${event.detail.code} has sent no position.`);
  };

  /** @param {any} event */
  #found = (event) => {
    const { kind, id, lon, lat } = event.detail;
    if (kind === 'incident') return this.open(id);
    if (kind === 'unit' && this.data.units[id]) return this.#openUnit({ detail: { code: id } });
    if (lon != null) this.#map.flyTo(lon, lat, 17.5);
    if (lon != null) this.call = { ...this.call, picked: this.calling ? this.call.picked : { lon, lat, label: event.detail.label } };
  };

  #actions() {
    return [
      { label: 'New call', keys: 'N', run: () => this.newCall() }, { label: 'Answer the call that rings', keys: 'F2', run: () => this.#part('phone-strip')?.answer() },
      { label: 'What if it broke here?', keys: 'W', run: () => this.#askWhatIf() },
      ...(this.chosenId ? [{ label: 'Close the road at the incident shown', keys: 'R', run: () => this.#part('incident-detail')?.closeRoad() }] : []),
      { label: 'Whole city on the map', keys: '0', run: () => this.#map.showCity() },
      ...otherPages(this.me, '/console').map((page) => ({ label: `Page: ${page.label}`, run: () => location.assign(page.path) })),
      { label: 'Keys', keys: '?', run: () => (this.help = true) },
      { label: 'Sign out', run: () => this.#signOut() },
    ];
  }

  /** @param {string} text @param {string} [tone] */
  #say(text, tone) {
    this.#part('cs-toasts').show(text, tone);
  }

  async #signOut() {
    await post('/api/sign-out').catch(() => null);
    location.assign('/sign-in');
  }
}
customElements.define('console-page', ConsolePage);
