import { CsElement, css, html, nothing } from '../components/base.js';
import { get, newId, patiently, post } from '../lib/api.js';
import { dateAndTime, useTimeZone } from '../lib/format.js';
import { Polling } from '../lib/polling.js';
import { UnsavedNotes, openQuestion, stateWords } from './handover-model.js';
import './handover-aside.js';
import './handover-record.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';
import '../components/cs-page-head.js';
import '../components/cs-toasts.js';

/** The handover of a shift: the one that is being written, or a past one, to read and to print. */
export class HandoverPage extends CsElement {
  static properties = { me: { state: true }, handover: { state: true }, asking: { state: true }, problem: { state: true }, busy: { state: true }, known: { state: true } };
  static styles = css`
    :host {
      display: flex;
      flex-direction: column;
      height: 100vh;
      height: 100dvh;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
      padding: var(--space-2) var(--space-4);
      border-bottom: 1px solid var(--line);
    }
    .bar p {
      flex: 1;
      min-width: 40ch;
    }
    .bar a {
      color: var(--accent);
      text-underline-offset: 3px;
    }
    .question {
      margin-bottom: var(--space-3);
      padding: var(--space-2) var(--space-3);
      color: var(--warn);
      background: var(--warn-wash);
      border-radius: var(--radius-m);
    }
    .problem {
      padding: var(--space-2) var(--space-4);
      color: var(--alarm);
      background: var(--alarm-wash);
    }
    .split {
      flex: 1;
      min-height: 0;
      display: grid;
      grid-template-columns: minmax(0, 1fr) 340px;
    }
    main, aside {
      overflow: auto;
      padding: var(--space-3) var(--space-4);
    }
    aside {
      background: var(--surface);
      border-inline-start: 1px solid var(--line);
    }
    @media (max-width: 900px) {
      .split { display: block; overflow: auto; }
    }
    .paper {
      display: none;
    }
    @media print {
      :host {
        display: block;
        height: auto;
        --text: #000000;
        --text-muted: #333333;
        --surface: #ffffff;
        --ground: #ffffff;
        --line: #999999;
        --warn: #000000;
        --warn-wash: #ffffff;
        min-height: 100vh;
        color: #000000;
        background: #ffffff;
      }
      cs-page-head, .bar cs-button, .bar a, aside, cs-toasts { display: none; }
      .split { display: block; }
      main { overflow: visible; padding: 0; }
      .paper { display: block; font-size: var(--text-xl); }
    }
  `;

  constructor() {
    super();
    this.chosenId = new URLSearchParams(location.search).get('id');
    this.polling = new Polling((signal) => this.#read(signal), 5_000);
    this.#start();
  }

  async #start() {
    this.me = await patiently(() => get('/api/me'));
    useTimeZone((await patiently(() => get('/api/city'))).timeZone);
    this.polling.start();
  }

  get #writes() {
    return this.me.roles.some((/** @type {string} */ r) => ['DISPATCHER', 'SUPERVISOR'].includes(r));
  }

  /** @param {AbortSignal} [signal] */
  async #read(signal) {
    try {
      this.#show(await get(this.chosenId ? `/api/handovers/${this.chosenId}` : '/api/handovers/open', { signal }));
      if (this.handover?.accepted) this.polling.stop();
      this.problem = '';
    } catch (/** @type {any} */ failure) {
      if (failure.name === 'Problem') this.problem = failure.message;
    }
  }

  /** @param {any} handover */
  #show(handover) {
    if (handover && handover.id !== this.handover?.id) this.unsaved = new UnsavedNotes(handover.id);
    this.handover = handover;
    this.known = true;
  }

  render() {
    if (!this.me) return nothing;
    const h = this.handover;
    const question = h && openQuestion(h);
    return html`<cs-page-head heading="Handover" .me=${this.me}></cs-page-head>
      <div class="bar"><span class="paper">Curbstop: shift handover</span>${h ? html`<p role="status">${stateWords(h, dateAndTime)}</p>${this.#actions(h)}` : html`<p role="status">${this.known ? 'Nothing is being handed over.' : 'Loading…'}</p>
        ${this.known && this.#writes ? html`<cs-button variant="primary" ?busy=${this.busy} @press=${() => this.#do(() => post('/api/handovers', { id: (this.draftId ??= newId()) }))}>Begin a handover</cs-button>` : nothing}`}
        ${this.chosenId ? html`<a href="/handover">The present one</a>` : nothing}</div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="split"><main tabindex="-1" @note-saved=${() => this.polling.now()} @end-order=${(/** @type {any} */ e) => this.#end(e.detail.id)}>
        ${question ? html`<p class="question"><strong>Question of ${question.name}:</strong> ${question.words}</p>` : nothing}
        ${h ? html`<handover-record .handover=${h} .unsaved=${this.unsaved} ?mayEdit=${this.#writes}></handover-record>`
          : this.known ? html`<cs-empty heading="No handover is open" text="Begin one when your shift ends. It lists what stands; you add what the next shift has to know."></cs-empty>` : nothing}</main>
        <aside aria-label="Beside the record" tabindex="0"><handover-aside .chosenId=${h?.id} ?writes=${this.#writes} ?supervises=${this.me.roles.includes('SUPERVISOR')}
          @order-made=${() => this.polling.now()} @said=${(/** @type {any} */ e) => this.#say(e.detail.text)}></handover-aside></aside></div>
      ${this.asking ? this.#dialog(this.asking) : nothing}<cs-toasts></cs-toasts>`;
  }

  /** @param {any} h */
  #actions(h) {
    const mine = h.signed?.by === this.me.username;
    const sign = () => (openQuestion(h) ? (this.asking = { kind: 'sign', words: '' }) : this.#sign());
    return html`${this.#writes && h.state === 'DRAFT' ? html`<cs-button variant="primary" ?busy=${this.busy} @press=${sign}>Sign as ${this.me.displayName}</cs-button>` : nothing}
      ${this.#writes && h.state === 'SIGNED' && mine ? html`<cs-button ?busy=${this.busy} @press=${() => this.#do(() => post(`/api/handovers/${h.id}/withdraw`))}>Take signature back</cs-button>` : nothing}
      ${this.#writes && h.state === 'SIGNED' && !mine ? html`<cs-button @press=${() => (this.asking = { kind: 'refuse', words: '' })}>Ask a question</cs-button>
        <cs-button variant="primary" ?busy=${this.busy} @press=${() => this.#do(() => post(`/api/handovers/${h.id}/accept`, { version: h.version }))}>Accept as ${this.me.displayName}</cs-button>` : nothing}
      <cs-button @press=${() => window.print()}>Print</cs-button>`;
  }

  /** @param {{kind: string, words: string, problem?: string}} q */
  #dialog(q) {
    const refuses = q.kind === 'refuse';
    const send = () => {
      if (refuses && !q.words.trim()) return void (this.asking = { ...q, problem: 'Write the question.' });
      return refuses ? this.#do(() => post(`/api/handovers/${this.handover.id}/refuse`, { question: q.words })) : this.#sign(q.words);
    };
    return html`<cs-dialog open heading=${refuses ? 'Give it back with a question' : 'Sign again'} @close=${() => (this.asking = null)}>
      <cs-field kind="area" label=${refuses ? 'What is not clear' : 'Answer to the question (may be in the notes instead)'} ?required=${refuses} .value=${q.words} .error=${q.problem ?? ''} @change-value=${(/** @type {any} */ e) => (this.asking = { kind: q.kind, words: e.detail.value })}></cs-field>
      <cs-button slot="actions" @press=${() => (this.asking = null)}>Leave it</cs-button>
      <cs-button slot="actions" variant="primary" ?busy=${this.busy} @press=${send}>${refuses ? 'Give it back' : `Sign as ${this.me.displayName}`}</cs-button></cs-dialog>`;
  }

  /** @param {string} [answer] */
  #sign(answer) {
    if (this.unsaved?.count) return void (this.problem = 'A note is not saved yet. See to it, then sign.');
    return this.#do(() => post(`/api/handovers/${this.handover.id}/sign`, { version: this.handover.version, answer: answer || undefined }));
  }

  /** @param {() => Promise<any>} work */
  async #do(work) {
    this.busy = true;
    this.problem = '';
    try {
      this.#show(await work());
      this.draftId = undefined;
      this.asking = null;
      if (this.handover.accepted) this.#accepted();
    } catch (/** @type {any} */ failure) {
      await this.#read();
      if (this.asking) this.asking = { ...this.asking, problem: failure.message };
      else this.problem = failure.message;
    }
    this.busy = false;
  }

  /** The accepted record stays in sight, under its own address. */
  #accepted() {
    this.chosenId = this.handover.id;
    history.replaceState(null, '', `/handover?id=${this.chosenId}`);
    this.polling.stop();
    /** @type {any} */ (this.renderRoot.querySelector('handover-aside'))?.read();
    this.#say('Accepted. It does not change any more.');
  }

  /** @param {string} id */
  async #end(id) {
    await post(`/api/standing-orders/${id}/end`).catch((failure) => (this.problem = failure.message));
    this.polling.now();
  }

  /** @param {string} text */
  #say(text) {
    /** @type {any} */ (this.renderRoot.querySelector('cs-toasts')).show(text, 'good');
  }
}
customElements.define('handover-page', HandoverPage);
