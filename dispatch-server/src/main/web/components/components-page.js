import { CsElement, css, html } from './base.js';
import { priorities } from './shapes.js';
import { samples } from './samples.js';
import './cs-alarms.js';
import './cs-attachments.js';
import './cs-badge.js';
import './cs-button.js';
import './cs-command-bar.js';
import './cs-connection.js';
import './cs-dialog.js';
import './cs-empty.js';
import './cs-field.js';
import './cs-page-head.js';
import './cs-timeline.js';
import './cs-toasts.js';
import './cs-unit-chip.js';
import '../console/incident-queue.js';

const colours = ['ground', 'surface', 'surface-raised', 'surface-hover', 'selected', 'line', 'line-strong', 'text', 'text-muted', 'text-faint', 'accent', 'accent-fill', 'alarm', 'alarm-fill', 'alarm-wash', 'warn', 'warn-fill', 'warn-wash', 'calm', 'calm-wash', 'good', 'good-wash', 'focus'];

/** Every component in all its states, and the tokens they are made of. What a new screen is built from. */
export class ComponentsPage extends CsElement {
  static properties = { asking: { state: true }, text: { state: true } };
  static styles = css`
    main {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(430px, 100%), 1fr));
      gap: var(--space-4);
      padding: var(--space-4);
    }
    section {
      display: grid;
      align-content: start;
      gap: var(--space-3);
      min-width: 0;
      padding: var(--space-4);
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: var(--radius-l);
    }
    h2 {
      font-size: var(--text-l);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    .swatches {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(118px, 1fr));
      gap: var(--space-2);
    }
    .swatches li {
      font-size: var(--text-s);
      color: var(--text-muted);
    }
    .swatches svg {
      display: block;
      width: 100%;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-s);
    }
    incident-queue {
      height: 330px;
      border: 1px solid var(--line);
    }
    .wide {
      grid-column: 1 / -1;
    }
  `;

  constructor() {
    super();
    this.text = 'Mill Road';
  }

  render() {
    return html`<cs-page-head heading="Components"></cs-page-head>
      <main>
        ${this.#buttons()} ${this.#fields()}
        <section><h2>cs-badge</h2>
          <div class="row">${Object.keys(priorities).map((p) => html`<cs-badge priority=${p}></cs-badge>`)}</div>
          <div class="row">${['AVAILABLE', 'ASSIGNED', 'EN_ROUTE', 'ON_SITE', 'OFF_SHIFT', 'ACKNOWLEDGED', 'SUSPENDED', 'NO_ANSWER', 'CLEAR', 'MADE_SAFE', 'RESTORED', 'CLOSED'].map((s) => html`<cs-badge status=${s}></cs-badge>`)}</div>
          <div class="row"><cs-badge tone="warn" shape="triangle" text="no crew yet"></cs-badge><cs-badge tone="alarm" shape="octagon" text="radio not acknowledged"></cs-badge></div>
          <h2>cs-unit-chip</h2><div class="row">${['AVAILABLE', 'ASSIGNED', 'EN_ROUTE', 'ON_SITE', 'OFF_SHIFT'].map((s, i) => html`<cs-unit-chip code="V${i + 1}" status=${s} wordy></cs-unit-chip>`)}<cs-unit-chip code="R1" status="ON_SITE"></cs-unit-chip></div>
          <h2>cs-connection</h2><div class="row">${['live', 'connecting', 'reconnecting'].map((s) => html`<cs-connection status=${s}></cs-connection>`)}</div></section>
        <section><h2>incident-queue</h2><incident-queue loaded .incidents=${samples.incidents} .chosenId=${'b'}></incident-queue></section>
        <section><h2>cs-attachments</h2><cs-attachments names removes .entries=${samples.attachments}></cs-attachments></section>
        <section><h2>cs-timeline</h2><cs-timeline .entries=${samples.timeline}></cs-timeline><h2>cs-timeline, empty</h2><cs-timeline .entries=${[]}></cs-timeline></section>
        <section><h2>cs-empty</h2><cs-empty heading="No open incidents" text="A call taken with N appears here."></cs-empty>
          <h2>cs-dialog, cs-toasts, cs-command-bar</h2><div class="row">
            <cs-button @press=${() => (this.asking = true)}>Ask</cs-button>
            <cs-button @press=${() => this.#part('cs-toasts').show('V1 is sent to 26-000123.', 'good')}>Good news</cs-button>
            <cs-button @press=${() => this.#part('cs-toasts').show('R2 was not sent: off shift since 15:00.', 'alarm')}>Bad news</cs-button>
            <cs-button keys="Ctrl K" @press=${() => this.#part('cs-command-bar').show()}>Find</cs-button></div></section>
        <section class="wide"><h2>cs-alarms</h2><cs-alarms .alarms=${samples.alarms}></cs-alarms><cs-alarms .alarms=${[]}></cs-alarms></section>
        <section class="wide"><h2>Colours</h2><ul class="swatches">${colours.map((c) => html`<li><svg height="34"><rect width="100%" height="34" fill="var(--${c})"></rect></svg>--${c}</li>`)}</ul></section>
      </main>
      <cs-dialog heading="Cancel V1" ?open=${this.asking} @close=${() => (this.asking = false)}><cs-field label="Reason" required></cs-field>
        <cs-button slot="actions" @press=${() => (this.asking = false)}>Leave it</cs-button><cs-button slot="actions" variant="danger" @press=${() => (this.asking = false)}>Cancel V1</cs-button></cs-dialog>
      <cs-command-bar .actions=${[{ label: 'New call', keys: 'N', run: () => {} }]}></cs-command-bar><cs-toasts></cs-toasts>`;
  }

  /** @param {string} name @returns {any} */
  #part(name) {
    return this.renderRoot.querySelector(name);
  }

  #buttons() {
    return html`<section><h2>cs-button</h2>
      <div class="row"><cs-button variant="primary" keys="Enter">Take the call</cs-button><cs-button>Send</cs-button><cs-button variant="danger">Cancel</cs-button><cs-button variant="quiet">Leave it</cs-button></div>
      <div class="row"><cs-button busy variant="primary">Sending</cs-button><cs-button pressed="true">On</cs-button><cs-button why="No crew has made it safe yet.">Restored</cs-button></div>
      <cs-button glove variant="primary">En route</cs-button><cs-button glove why="First say that you are on site.">Made safe</cs-button></section>`;
  }

  #fields() {
    return html`<section><h2>cs-field</h2>
      <cs-field label="Address" .value=${this.text} hint="Street and number, intersection or asset."></cs-field>
      <cs-field label="Phone" kind="tel" error="This is not a telephone number." .value=${'12'}></cs-field>
      <cs-field label="Type" kind="select" .options=${[{ value: 'a', label: 'Main break' }, { value: 'b', label: 'Service leak' }]}></cs-field>
      <cs-field label="What is happening, and where" kind="area" required placeholder="Water coming up in the road at 118 Mill Road"></cs-field></section>`;
  }
}
customElements.define('components-page', ComponentsPage);
