import { html } from '../components/base.js';
import { PolicyForm } from './policy-form.js';
import { spanOf, spanText } from './span.js';

const severities = [
  { value: 'CRITICAL', label: 'Critical' },
  { value: 'HIGH', label: 'High' },
  { value: 'MEDIUM', label: 'Medium' },
];
const states = [
  { value: 'true', label: 'Becomes an alarm' },
  { value: 'false', label: 'Switched off' },
];

/** The targets of one priority. `stands` as PriorityPolicy. */
export class PriorityTargets extends PolicyForm {
  get path() {
    return `/api/policies/priorities/${this.stands.code}`;
  }

  /** @param {any} p */
  fresh(p) {
    return { acknowledge_s: spanText(p.acknowledge_s), onSite_s: spanText(p.onSite_s), restore_s: spanText(p.restore_s) };
  }

  /** @param {any} shown */
  wire(shown) {
    return Object.fromEntries(['acknowledge_s', 'onSite_s', 'restore_s'].map((name) => [name, spanOf(name, shown[name])]));
  }

  render() {
    const p = this.stands;
    return html`<div class="card" role="group" aria-label="${p.code} ${p.label}"><h2>${p.code} ${p.label}</h2>
      <div class="fields">${this.field('acknowledge_s', 'Acknowledged within')}${this.field('onSite_s', 'On site within')}${this.field('restore_s', 'Made safe within')}</div>
      ${this.end(p.code)}</div>`;
  }
}
customElements.define('priority-targets', PriorityTargets);

/** When one kind of duty becomes an alarm. `stands` as a setting of `GET /api/duties`. */
export class DutySetting extends PolicyForm {
  get path() {
    return `/api/duties/${this.stands.code}`;
  }

  /** @param {any} d */
  fresh(d) {
    return { enabled: String(d.enabled), severity: d.severity, after_s: spanText(d.after_s), localTime: d.localTime?.slice(0, 5) ?? '' };
  }

  /** @param {any} shown */
  wire(shown) {
    return { enabled: shown.enabled === 'true', severity: shown.severity, after_s: spanOf('after_s', shown.after_s), localTime: shown.localTime || null };
  }

  render() {
    const d = this.stands;
    return html`<div class="card" role="group" aria-label=${d.label}><h2>${d.label}</h2>
      <div class="fields">${this.field('enabled', 'Alarm', { kind: 'select', options: states })}${this.field('severity', 'How grave', { kind: 'select', options: severities })}
        ${d.after_s == null ? html`<p><span class="label">When</span>By the target of the priority</p>` : this.field('after_s', d.ahead ? 'How long before' : 'How long after')}
        ${d.localTime ? this.field('localTime', 'Time of day', { kind: 'time' }) : ''}</div>
      ${this.end(d.label)}</div>`;
  }
}
customElements.define('duty-setting', DutySetting);
