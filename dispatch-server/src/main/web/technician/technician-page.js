import { CsElement, css, html, nothing } from '../components/base.js';
import { Problem, get, newId, post } from '../lib/api.js';
import { Ticking } from '../lib/clock.js';
import { timeOfDay, useTimeZone, words } from '../lib/format.js';
import { AttachmentBox, deliver } from '../lib/attachment-box.js';
import { Live } from '../lib/live.js';
import { Outbox } from '../lib/outbox.js';
import { smaller } from '../lib/smaller-photo.js';
import { nowText } from '../lib/world.js';
import { dig, note, refusal, shutdownStep, stepReport, understood, valveReport } from './reports.js';
import { deliveriesOf, leftBy, noWork, reduceWork, stepLabels, withAnswer, withOutage, withSnapshot, withoutProposal } from './work.js';
import { keepForOffline } from './offline.js';
import { PositionSharing, canShare } from './position-sharing.js';
import { technicianStyles } from './technician-styles.js';
import './job-card.js';
import '../components/cs-badge.js';
import '../components/cs-button.js';
import '../components/cs-connection.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';
import '../components/cs-theme-toggle.js';

/** Where the photographs of a job belong. @param {any} w */
const ownerOf = (w) => `/api/incidents/${w.incident.id}`;

/** The technician's phone: what to do, the next step as one big button, and what is not sent yet. */
export class TechnicianPage extends CsElement {
  static properties = {
    me: { state: true }, city: { state: true },
    data: { state: true }, status: { state: true },
    actions: { state: true },
    loaded: { state: true },
    sharing: { state: true },
    newer: { state: true }, leaving: { state: true },
  };
  static styles = technicianStyles;

  constructor() {
    super();
    this.data = noWork;
    this.status = 'connecting';
    this.actions = [];
    this.position = new PositionSharing((sharing) => (this.sharing = sharing));
    new Ticking(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.offline = keepForOffline(() => (this.newer = true));
    this.#start();
  }

  /** Goes on at once with what is kept on this phone; who is signed in is asked beside it. */
  async #start() {
    this.#restore();
    const known = this.#kept('curbstop.technician.who');
    if (known) this.#begin(known);
    try {
      await this.#confirm();
      const city = await get('/api/city');
      this.#keep('curbstop.technician.who', { me: this.signedIn, city });
      if (known) Object.assign(this, { me: this.signedIn, city });
      else this.#begin({ me: this.signedIn, city });
    } catch {
      if (!known) setTimeout(() => this.#start(), 3_000);
    }
  }

  /** Makes sure, once, that what is kept here is of whoever is signed in. Fails while there is no signal. */
  async #confirm() {
    if (this.signedIn) return;
    const me = await get('/api/me');
    if (!me.roles.includes('TECHNICIAN')) this.#leaveTo('/');
    const known = this.#kept('curbstop.technician.who');
    if (known && known.me.username !== me.username) {
      this.#forget();
      this.#leaveTo('/technician');
    }
    this.signedIn = me;
  }

  /** @param {string} path @returns {never} nothing is sent in the meantime */
  #leaveTo(path) {
    location.assign(path);
    throw new Problem(0, { detail: 'Somebody else is signed in.' });
  }

  /** @param {{me: any, city: any}} who */
  #begin({ me, city }) {
    Object.assign(this, { me, city });
    useTimeZone(city.timeZone);
    this.outbox = new Outbox(`curbstop.outbox.${me.username}`, {
      send: async (path, body) => {
        await this.#confirm();
        return post(path, body);
      },
      onChange: (actions) => (this.actions = actions),
      onSent: (action, answer) => this.#sent(action, answer),
    });
    this.actions = this.outbox.actions;
    this.box = new AttachmentBox(me.username, {
      send: async (record) => {
        await this.#confirm();
        return deliver(record);
      },
      onChange: () => this.requestUpdate(),
    });
    this.box.restore();
    window.addEventListener('online', () => this.#flush());
    this.live = new Live({
      destination: '/user/queue/technician',
      takeSnapshot: () => get('/api/technician/snapshot', { timeout_ms: 8_000 }),
      onSnapshot: (snapshot) => {
        this.#use(withSnapshot(this.data, snapshot));
        this.loaded = true;
        this.data.work.flatMap(deliveriesOf).forEach((id) => this.#received(id));
        this.#flush();
      },
      onMessage: (message) => {
        this.#use(reduceWork(this.data, message));
        if (message.kind === 'CITY') this.#otherCity();
        if (message.kind === 'ASSIGNMENT' || message.kind === 'AMENDMENT') {
          this.#received(message.deliveryId);
          if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([220, 90, 220]);
        }
      },
      onStatus: (status) => {
        // After a restart the server may be a newer one.
        if (status === 'live' && this.status === 'reconnecting') this.offline?.look();
        this.status = status;
      },
    }).start();
  }

  #flush() {
    this.outbox?.flush();
    this.box?.flush();
  }

  /** @param {any} action @param {any} answer */
  #sent(action, answer) {
    if (action.refuses) this.#use(withoutProposal(this.data, action.assignmentId, action.refuses));
    else this.#use(action.step ? withAnswer(this.data, answer) : withOutage(this.data, action.assignmentId, answer));
  }

  /** Real data has taken the demo city's place: what was to do there is over. */
  async #otherCity() {
    this.live?.refresh();
    this.city = await get('/api/city').catch(() => this.city);
    this.#keep('curbstop.technician.who', { me: this.me, city: this.city });
  }

  /** Stored first, then told to the server: the device has it. @param {string|undefined} deliveryId */
  #received(deliveryId) {
    if (!deliveryId) return;
    this.outbox?.add({ key: deliveryId, path: `/api/deliveries/${deliveryId}/received`, body: {}, label: 'Received', at: nowText(), quiet: true });
  }

  /** @param {import('./work.js').TechnicianState} data */
  #use(data) {
    this.data = data;
    this.#keep('curbstop.technician.work', data);
  }

  #restore() {
    const kept = this.#kept('curbstop.technician.work');
    if (kept) this.data = { ...noWork, ...kept };
  }

  /** @param {string} name @param {any} value */
  #keep(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {
      // Without storage the work lives as long as the page.
    }
  }

  /** @param {string} name */
  #kept(name) {
    try {
      return JSON.parse(localStorage.getItem(name) ?? 'null');
    } catch {
      return null;
    }
  }

  render() {
    const unit = this.data.unit;
    const all = [...this.actions, ...(this.box?.actions ?? [])];
    const unsent = all.filter((a) => !a.quiet && !a.refused);
    const refused = all.filter((a) => a.refused);
    return html`<header>
        <div><h1>${unit?.code ?? this.me?.unitCode ?? 'My work'}</h1><span class="muted">${unit?.name ?? ''}</span></div>
        <cs-connection status=${this.status}></cs-connection><cs-theme-toggle></cs-theme-toggle>
      </header>
      ${unsent.length
        ? html`<section class="unsent" role="status"><strong>${unsent.length} not sent yet</strong>
            <ul>${unsent.map((a) => html`<li>${a.label} <span>${timeOfDay(a.at)}</span></li>`)}</ul><p>Kept on this phone; sent when the signal is back.</p></section>`
        : nothing}
      ${this.newer
        ? html`<section class="newer" role="status"><p>There is a newer version of this page.</p>
            <cs-button glove @press=${() => location.reload()}>Load it</cs-button></section>`
        : nothing}
      ${refused.map((a) => html`<section class="refused" role="alert"><p><strong>${a.label} was not taken.</strong> ${a.refused}</p>
        <cs-button glove @press=${() => (this.outbox?.dismiss(a.key), this.box?.dismiss(a.key))}>Understood</cs-button></section>`)}
      ${this.data.gone.map((g) => html`<section class="gone" role="alert"><p><strong>${g.number ?? 'The job'} was taken back.</strong> ${g.reason ?? ''}</p>
        <cs-button glove @press=${() => this.#use({ ...this.data, gone: this.data.gone.filter((x) => x !== g) })}>Understood</cs-button></section>`)}
      <main>${this.data.work.length
        ? this.data.work.map((w) => html`<job-card .work=${w} .city=${this.city} .waiting=${this.actions.filter((a) => !a.refused)}
            .photos=${this.box?.withWaiting(ownerOf(w), w.attachments ?? []) ?? w.attachments} @photograph=${(/** @type {any} */ e) => this.#photograph(w, e.detail.files)} @caption=${(/** @type {any} */ e) => this.box?.caption(ownerOf(w), e.detail.id, e.detail.caption)}
            @step=${(/** @type {any} */ e) => this.#step(w, e.detail)} @valve=${(/** @type {any} */ e) => this.#act(valveReport(w, e.detail))}
            @confirm-step=${(/** @type {any} */ e) => this.#step(w, { step: e.detail.step, confirms: true })} @refuse-step=${(/** @type {any} */ e) => this.#act(refusal(w, e.detail.step))}
            @shutdown-step=${(/** @type {any} */ e) => this.#act(shutdownStep(w, e.detail.kind))}
            @dig=${() => this.#act(dig(w))} @dig-outdated=${() => this.live?.refresh()} @note=${(/** @type {any} */ e) => this.#act(note(w, e.detail.text))} @acknowledge-change=${(/** @type {any} */ e) => this.#act(understood(w, e.detail.amendment))}></job-card>`)
        : html`<cs-empty heading=${this.loaded ? 'No job now' : 'Loading…'} text=${this.loaded ? 'A new job appears here by itself and shakes the phone.' : ''}></cs-empty>`}</main>
      ${this.leaving ? this.#leave(this.leaving) : nothing}
      <footer>
        ${canShare()
          ? html`<cs-button glove pressed=${String(!!this.sharing)} @press=${() => this.position.toggle()}>${this.sharing ? 'Position is shared' : 'Share my position'}</cs-button>`
          : nothing}
        ${this.data.work.length ? html`<cs-button glove @press=${this.#allWell}>I am all right</cs-button>` : nothing}
        <cs-button glove variant="quiet" @press=${this.#signOut}>Sign out${this.me ? ` ${this.me.displayName}` : ''}</cs-button>
      </footer>`;
  }

  /** @param {any} w @param {{step: string, reason?: string, followOn?: string, leavesOther?: boolean, confirms?: boolean}} asked `confirms` what its positions suggest */
  #step(w, asked) {
    const other = leftBy(this.data.work, w, asked.step, this.actions.filter((a) => !a.refused));
    if (other && !asked.leavesOther) return void (this.leaving = { work: w, asked, other });
    this.#act(stepReport(w, asked));
  }

  /** @param {{work: any, asked: any, other: any}} leaving */
  #leave({ work, asked, other }) {
    return html`<cs-dialog open heading="Leave ${other.incident.number}?" @close=${() => (this.leaving = null)}>
      <p>You are ${words(other.assignment.state).toLowerCase()} at ${other.incident.number}, ${other.incident.addressText ?? other.incident.typeLabel}. It waits as suspended until you go back or end it.</p>
      <cs-button slot="actions" glove @press=${() => (this.leaving = null)}>Stay</cs-button>
      <cs-button slot="actions" glove variant="primary" @press=${() => { this.leaving = null; this.#step(work, { ...asked, leavesOther: true }); }}>Leave it, ${stepLabels[asked.step].toLowerCase()}</cs-button>
    </cs-dialog>`;
  }

  /** @param {any} w @param {File[]} files */
  #photograph(w, files) {
    navigator.storage?.persist?.(); // else the browser may forget them when the phone is full
    files.forEach((file) => this.box?.add(ownerOf(w), file, smaller));
  }

  /** @param {any} action */
  #act(action) {
    this.outbox?.add({ ...action, at: nowText() });
  }

  /** A word to the dispatcher, who asks after whoever says nothing for long. */
  #allWell() {
    this.#act({ key: newId(), path: '/api/technician/all-well', body: {}, label: 'All right' });
  }

  async #signOut() {
    if ([...(this.outbox?.waiting ?? []), ...(this.box?.actions ?? [])].some((a) => !a.quiet) && !confirm('Some of your reports are not sent yet. They stay on this phone. Sign out all the same?')) return;
    await post('/api/sign-out').catch(() => null);
    this.#forget();
    location.assign('/sign-in');
  }

  #forget() {
    localStorage.removeItem('curbstop.technician.work');
    localStorage.removeItem('curbstop.technician.who');
  }
}
customElements.define('technician-page', TechnicianPage);
