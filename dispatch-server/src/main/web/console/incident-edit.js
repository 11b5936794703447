import { CsElement, css, html, nothing } from '../components/base.js';
import { Problem, get, patch } from '../lib/api.js';
import { callStyles } from './call-styles.js';
import { placeList } from './call-parts.js';
import '../components/cs-button.js';
import '../components/cs-dialog.js';
import '../components/cs-field.js';

/** Assignments in these states hear of no change. */
const over = ['RESERVED', 'COMPLETED', 'INCOMPLETE', 'CLEAR', 'DECLINED', 'CANCELLED', 'PRE_EMPTED'];

/** Changes an incident's type, priority, place or words; crews that are on it are told. @fires edited @fires close */
export class IncidentEdit extends CsElement {
  static properties = {
    incident: { attribute: false },
    types: { attribute: false },
    place: { attribute: false },
    type: { state: true },
    priority: { state: true },
    address: { state: true },
    narrative: { state: true },
    geocode: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  static styles = [
    callStyles,
    css`
      :host {
        height: auto;
      }
      .form {
        display: grid;
        gap: var(--space-3);
      }
    `,
  ];

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('incident') || this.type) return;
    this.type = this.incident.type;
    this.priority = this.incident.priority;
    this.address = '';
    this.narrative = this.incident.narrative;
  }

  render() {
    return html`<cs-dialog open heading="Change ${this.incident.number}">
      <div class="form" @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Enter' && !(e.composedPath()[0] instanceof HTMLTextAreaElement) && this.place && this.#save()}>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <div class="pair">
          <cs-field kind="select" label="Type" .value=${this.type} .options=${(this.types ?? []).map((/** @type {any} */ t) => ({ value: t.code, label: t.label }))}
            @change-value=${(/** @type {any} */ e) => (this.type = e.detail.value)}></cs-field>
          <cs-field kind="select" label="Priority" .value=${this.priority} .options=${['P1', 'P2', 'P3', 'SO'].map((p) => ({ value: p, label: p }))}
            @change-value=${(/** @type {any} */ e) => (this.priority = e.detail.value)}></cs-field>
        </div>
        <cs-field label="New place" .value=${this.address} placeholder=${this.incident.addressText ?? 'Address, intersection or asset'}
          hint="Or right-click the map." @change-value=${this.#typed}></cs-field>
        ${this.address || this.place ? placeList(this.geocode, /** @type {any} */ ({ location: this.place }), (p) => (this.place = p)) : nothing}
        <cs-field id="narrative" kind="area" rows="2" label="What is wrong" .value=${this.narrative} .error=${this.wordless ?? ''}
          @change-value=${(/** @type {any} */ e) => (this.narrative = e.detail.value)}></cs-field>
        ${this.#told()}
      </div>
      <cs-button slot="actions" variant="primary" ?busy=${this.busy} @press=${this.#save}>Save</cs-button>
    </cs-dialog>`;
  }

  #told() {
    const crews = (this.incident.assignments ?? []).filter((/** @type {any} */ a) => !over.includes(a.state)).map((/** @type {any} */ a) => a.unitCode);
    return crews.length ? html`<p class="muted small">${crews.join(', ')} will be told by app and radio, until acknowledged.</p>` : nothing;
  }

  /** @param {any} event */
  #typed(event) {
    this.address = event.detail.value;
    this.place = null;
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      if (!this.address.trim()) return;
      this.geocode = await get('/api/geocode?q=' + encodeURIComponent(this.address)).catch(() => null);
      if (this.geocode?.status === 'FOUND') this.place = this.geocode.candidates[0];
    }, 220);
  }

  async #save() {
    const { incident, place } = this;
    const narrative = this.narrative.trim();
    this.wordless = narrative || !incident.narrative.trim() ? '' : 'Leave some words for the crew.';
    if (this.wordless) return this.requestUpdate();
    const location = place ? { lon: place.lon, lat: place.lat, method: place.method, label: place.label, accuracy_m: place.accuracy_m } : undefined;
    this.busy = true;
    try {
      await patch(`/api/incidents/${incident.id}`, {
        version: incident.version, location,
        type: this.type === incident.type ? undefined : this.type,
        priority: this.priority === incident.priority ? undefined : this.priority,
        narrative: narrative === incident.narrative.trim() ? undefined : narrative,
      });
      this.tell('edited');
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.problem = failure.message;
    }
    this.busy = false;
  }
}
customElements.define('incident-edit', IncidentEdit);
