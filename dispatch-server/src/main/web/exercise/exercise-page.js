import { CsElement, css, html, nothing } from '../components/base.js';
import { get, newId, patiently, post, put, Problem } from '../lib/api.js';
import { clock, count, dateAndTime, useTimeZone } from '../lib/format.js';
import { Polling } from '../lib/polling.js';
import '../components/cs-button.js';
import '../components/cs-empty.js';
import '../components/cs-field.js';
import '../components/cs-page-head.js';

const speeds = [0, 1, 5, 10, 30, 60];
const desks = [
  { value: 'AUTOMATIC', label: 'Nobody: the server takes calls and sends crews' },
  { value: 'PEOPLE', label: 'People at the consoles: only callers and crews are played' },
];
const LOOK_EVERY_ms = 2_000;

/** What is played, how it goes, and the form to begin something else. */
export class ExercisePage extends CsElement {
  static properties = {
    me: { state: true },
    view: { state: true },
    world: { state: true },
    form: { state: true },
    log: { state: true },
    problem: { state: true },
    rejected: { state: true },
    busy: { state: true },
  };
  static styles = css`
    :host {
      display: block;
      min-height: calc(100dvh - var(--band, 0px));
      background: var(--ground);
    }
    .page {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(340px, 2fr);
      gap: var(--space-4);
      max-width: 1280px;
      margin: 0 auto;
      padding: var(--space-4);
      align-items: start;
    }
    section {
      min-width: 0;
      padding: var(--space-4);
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
    }
    h2 {
      margin-bottom: var(--space-3);
      font-size: var(--text-l);
    }
    form {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--space-3);
    }
    .whole {
      grid-column: 1 / -1;
    }
    .chances {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      gap: var(--space-3);
    }
    .numbers {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
      gap: var(--space-3) var(--space-4);
      margin: var(--space-4) 0;
    }
    dt {
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    dd {
      font-size: var(--text-xl);
    }
    dd small {
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    .speeds {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    .end {
      display: flex;
      justify-content: flex-end;
      align-items: center;
      gap: var(--space-3);
      margin-top: var(--space-4);
    }
    a {
      color: var(--accent);
      text-underline-offset: 3px;
    }
    .problem {
      color: var(--alarm);
    }
    label {
      display: block;
      font-size: var(--text-s);
      font-weight: 600;
      color: var(--text-muted);
    }
    input[type='file'] {
      display: block;
      width: 100%;
      margin-top: 3px;
      font-weight: 400;
    }
    pre {
      margin: var(--space-2) 0 0;
      padding: var(--space-2);
      overflow-x: auto;
      font: var(--text-s) / 1.5 var(--font-mono);
      background: var(--field);
      border: 1px solid var(--line);
      border-radius: var(--radius-s);
    }
    td, th {
      padding: 2px var(--space-3) 2px 0;
      text-align: left;
      vertical-align: top;
    }
    @media (max-width: 900px) {
      .page {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `;

  constructor() {
    super();
    this.form = { kind: 'STORM_NIGHT', desk: 'AUTOMATIC', calls: '', seed: '1', silentPercent: '6', stuckPercent: '8', radioPercent: '15' };
    this.log = { from: '', to: '' };
    /** @type {any[]} */
    this.rejected = [];
    this.looking = new Polling(() => this.#look(), LOOK_EVERY_ms);
    this.#start();
  }

  async #start() {
    this.me = await patiently(() => get('/api/me'));
    useTimeZone((await patiently(() => get('/api/city')))?.timeZone);
    this.looking.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.looking.stop();
  }

  async #look() {
    try {
      [this.view, this.world] = await Promise.all([get('/api/exercise'), get('/api/world')]);
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
    }
  }

  get #may() {
    return this.me?.roles.includes('SUPERVISOR');
  }

  render() {
    if (!this.view || !this.world) return html`<cs-page-head heading="Exercise" .me=${this.me}></cs-page-head>`;
    return html`<cs-page-head heading="Exercise" .me=${this.me}></cs-page-head>
      <main class="page">${this.view.possible ? html`${this.#running()}${this.#may ? this.#begin() : nothing}` : html`${this.#real()}${this.#may ? this.#recorded() : nothing}`}</main>`;
  }

  /** What to do where everything is real. */
  #real() {
    return html`<section aria-labelledby="real"><h2 id="real">Nothing is played on a real city</h2>
      <p>Train on a copy of it: the same map, people and passwords, crews and policies, and no way to a real crew. Whoever runs the server starts the copy beside it, on a port of its own:</p>
      <pre tabindex="0" aria-label="The command">java -jar dispatch-server.jar train --port 8090</pre>
      <p class="small muted">The copy lasts until that command is stopped.</p></section>`;
  }

  /** What was recorded here, as a file to be played on the copy. */
  #recorded() {
    const day = (/** @type {'from'|'to'} */ name, /** @type {string} */ label) =>
      html`<cs-field name=${name} kind="date" label=${label} .value=${this.log[name]} @change-value=${(/** @type {any} */ e) => (this.log = { ...this.log, [name]: e.detail.value })}></cs-field>`;
    const { from, to } = this.log;
    return html`<section aria-labelledby="recorded"><h2 id="recorded">Play a recorded night again</h2><form @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
      ${day('from', 'First day')}${day('to', 'Last day')}</form>
      <p class="small muted">The calls of these days and past incidents that were imported, as a scenario file. Callers stay unnamed.</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      <div class="end"><cs-button variant="primary" why=${from ? '' : 'Choose the first day.'} @press=${() => this.#act(() => save(`/api/exercise/log?from=${from}&to=${to || from}`, `scenario-${from}.csv`))}>Save the scenario</cs-button></div></section>`;
  }

  #running() {
    const e = this.view.running;
    const c = this.view.counts;
    if (!e)
      return html`<section aria-labelledby="now"><h2 id="now">Nothing is played</h2><p class="muted">It is ${dateAndTime(this.world.now)} here. ${this.#may ? 'Begin an exercise beside.' : 'A supervisor begins an exercise.'}</p></section>`;
    const number = (/** @type {string} */ label, /** @type {any} */ value, /** @type {string} */ of = '') => html`<div><dt>${label}</dt><dd>${value ?? '–'} <small>${of}</small></dd></div>`;
    return html`<section aria-labelledby="now"><h2 id="now">${e.name}</h2>
      <p class="muted">Begun by ${e.begunBy === 'exercise' ? 'the server' : e.begunBy} at ${dateAndTime(e.begunAt)}; it is ${dateAndTime(this.world.now)} there now. ${e.desk === 'AUTOMATIC' ? 'The server also takes calls and sends crews, until somebody touches an incident.' : 'People take calls and send crews.'} A unit whose technician has the page open is left to that person.</p>
      <dl class="numbers">${number('Calls', c.called, `of ${c.calls}`)}${number('Rang until answered', c.answer_s == null ? null : `${c.answer_s} s`, c.gaveUp ? `median, ${c.gaveUp} gave up` : 'median')}${number('Incidents', c.incidents, `${c.open} open`)}${number('Orders to crews', c.assignments)}${number('Acknowledged', c.acknowledged, [c.acknowledge_s == null ? '' : `median ${clock(c.acknowledge_s)}`, c.byRadio ? `${c.byRadio} by radio` : ''].filter(Boolean).join(', '))}${number('Not answered, alarmed', c.alarmed)}${number('First crew on site', c.onSite_min == null ? null : `${c.onSite_min} min`, 'median')}${number('Valves turned', c.valves, `${c.stuck} stuck`)}${number('Customer minutes lost', c.customerMinutes)}${c.ordered ? number('Service orders', c.ordered, `${c.done} done, ${c.unable} unable, ${c.cancelled} cancelled in time, ${c.tooLate} paid too late`) : nothing}${c.refused ? number('Not taken', c.refused) : nothing}</dl>
      ${this.#may ? html`<div class="speeds" role="group" aria-label="How fast time runs"><span class="muted">Time runs</span>${speeds.map((s) => html`<cs-button pressed=${String(this.world.speed === s)} @press=${() => this.#run(s)}>${s === 0 ? 'Pause' : `${s}×`}</cs-button>`)}</div>
      <div class="end"><a href="/console">To the console</a><cs-button variant="danger" @press=${() => this.#act(() => post(`/api/exercise/${e.id}/end`, {}))}>End it</cs-button></div>` : nothing}</section>`;
  }

  #begin() {
    const f = this.form;
    const kind = this.view.kinds.find((/** @type {any} */ k) => k.code === f.kind);
    const field = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ hint) =>
      html`<cs-field name=${name} label=${label} hint=${hint} error=${this.problem?.of(name) ?? ''} .value=${f[name]} @change-value=${this.#set(name)}></cs-field>`;
    return html`<section aria-labelledby="begin"><h2 id="begin">Begin an exercise</h2><form @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
      <cs-field class="whole" kind="select" label="What is played" .value=${f.kind} .options=${[...this.view.kinds.map((/** @type {any} */ k) => ({ value: k.code, label: `${k.label}: ${k.calls} calls in ${k.hours} h` })), { value: 'FILE', label: 'A scenario from a file' }]} @change-value=${this.#set('kind')}></cs-field>
      ${f.kind === 'FILE' ? html`<div class="whole"><label>Scenario file <input type="file" accept=".csv,text/csv" @change=${(/** @type {any} */ e) => (this.file = e.target.files[0])} /></label>
        <pre tabindex="0" aria-label="What a file looks like">after,event,narrative,address,type,account
0:00:10,call,Water comes up through the road,118 Mill Road,MAIN_BREAK,
0:01,order,Close the curb stop,,DISCONNECT,100234
1:30,payment,,,,100234</pre><p class="small muted">A CSV file in UTF-8. A call says where: address, or lon and lat; if wanted type, caller, phone and crew_note, which its crew writes down. An order and a payment name the account.</p></div>` : field('calls', 'Calls', kind ? `${kind.calls} unless you say` : '')}
      ${f.kind === 'FILE' ? nothing : field('seed', 'Number of the draw', 'the same plays the same again')}
      <cs-field class="whole" kind="select" label="Who sits at the desk" .value=${f.desk} .options=${desks} @change-value=${this.#set('desk')}></cs-field>
      <div class="whole chances">${field('silentPercent', 'Orders not answered, %', '')}${field('stuckPercent', 'Valves that stick, %', '')}${field('radioPercent', 'Radio-only crews, %', '')}</div></form>
      ${this.problem && !this.problem.fields.length ? html`<p class="problem" role="alert">${this.problem.message}</p>` : nothing}
      <div role="status">${this.rejected.length ? html`<p>${count(this.rejected.length, 'row')} not taken; the rest is played.</p><table><thead><tr><th scope="col">Row</th><th scope="col">Why</th></tr></thead><tbody>${this.rejected.map((r) => html`<tr><th scope="row">${r.row}</th><td>${r.reason}</td></tr>`)}</tbody></table>` : nothing}</div>
      <div class="end"><cs-button variant="primary" ?busy=${this.busy} why=${this.view.running ? `${this.view.running.name} goes on; end it first.` : ''} @press=${this.#send}>Begin</cs-button></div></section>`;
  }

  /** @param {string} name */
  #set(name) {
    return (/** @type {any} */ e) => (this.form = { ...this.form, [name]: e.detail.value });
  }

  #send = async () => {
    const { kind, calls, seed, desk, silentPercent, stuckPercent, radioPercent } = this.form;
    const fromFile = kind === 'FILE';
    const begin = { id: (this.beginId ??= newId()), kind: fromFile ? null : kind, calls: fromFile || calls === '' ? null : whole(calls), seed: whole(seed), desk, silentPercent: whole(silentPercent), stuckPercent: whole(stuckPercent), radioPercent: whole(radioPercent) };
    this.rejected = [];
    const done = await this.#act(async () => {
      if (!fromFile) return post('/api/exercise', begin);
      if (!this.file) throw new Problem(422, { detail: 'Choose a file.' });
      const body = new FormData();
      body.append('begin', new Blob([JSON.stringify(begin)], { type: 'application/json' }));
      body.append('file', this.file);
      return post('/api/exercise/file', body);
    });
    if (done) {
      this.beginId = undefined;
      this.rejected = done.rejected ?? [];
    }
  };

  /** @param {number} speed */
  #run(speed) {
    return this.#act(() => put('/api/exercise/speed', { speed }));
  }

  /** @param {() => Promise<any>} what */
  async #act(what) {
    this.problem = undefined;
    this.busy = true;
    try {
      return await what();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.problem = failure;
    } finally {
      this.busy = false;
      this.looking.now();
    }
  }
}

/** Saves a file that the server makes; what is wrong with it is said on the page. @param {string} path @param {string} name */
async function save(path, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([await get(path)], { type: 'text/csv' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** What was typed as a number; what is none goes as it is, and the server says so beside the field. @param {string} text */
const whole = (text) => (/^\d+$/.test(text.trim()) ? Number(text) : text);

customElements.define('exercise-page', ExercisePage);
