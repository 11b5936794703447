import { html, nothing } from '../components/base.js';
import { distance, words } from '../lib/format.js';

/** Parts of the call form: places found, the main, likely parents, units with reasons. Plain templates. */

/**
 * @param {any} geocode
 * @param {import('./call-draft.js').CallDraft} draft
 * @param {(place: any) => void} pick
 */
export function placeList(geocode, draft, pick) {
  const at = draft.location;
  if (at)
    return html`<p class="found"><span aria-hidden="true">◎</span> <strong>${at.label ?? 'Chosen on the map'}</strong>
      <span class=${(at.accuracy_m ?? 0) > 50 ? 'rough' : 'muted'}>${[words(at.method ?? 'MAP'), at.accuracy_m ? `± ${distance(at.accuracy_m)}` : ''].filter(Boolean).join(', ')}</span></p>`;
  if (!geocode) return nothing;
  const candidates = geocode.candidates ?? [];
  return html`<div class="note ${['AMBIGUOUS', 'OUTSIDE'].includes(geocode.status) ? 'warn' : ''}">
    <p>${geocode.explanation ?? 'No place found yet.'}
      ${geocode.status === 'NOT_FOUND' || geocode.status === 'OUTSIDE' ? 'Right-click the map to place it, or take the call without.' : ''}</p>
    ${candidates.length
      ? html`<ul class="choices" role="group" aria-label="Places found">${candidates.slice(0, 6).map(
          (/** @type {any} */ c, /** @type {number} */ i) => html`<li><button type="button" @click=${() => pick(c)}>
            <b>${i + 1}</b><span>${c.label} <small class="muted">${c.explanation ?? words(c.method)}</small></span></button></li>`,
        )}</ul>`
      : nothing}
  </div>`;
}

/** @param {any} main as MainLink */
export function mainLine(main) {
  if (!main) return nothing;
  return html`<p class="found main"><span aria-hidden="true">━</span> <strong>Main ${main.label ?? main.ref}</strong>
    <span class="muted">${[distance(main.distance_m) + ' away', `${words(main.confidence).toLowerCase()} confidence`, main.reason].filter(Boolean).join(', ')}</span></p>`;
}

/**
 * @param {any[]|null|undefined} parents
 * @param {import('./call-draft.js').CallDraft} draft
 * @param {(id: string|null) => void} join
 */
export function parentList(parents, draft, join) {
  if (!parents?.length) return nothing;
  return html`<fieldset class="warn"><legend>Already reported?</legend>
    <label class="row"><input type="radio" name="parent" .checked=${!draft.incidentId} @change=${() => join(null)} /><span>A new incident</span></label>
    ${parents.slice(0, 4).map(
      (p) => html`<label class="row"><input type="radio" name="parent" .checked=${draft.incidentId === p.incident.id} @change=${() => join(p.incident.id)} />
        <span>Join ${p.incident.number} ${p.incident.typeLabel}, ${p.incident.addressText ?? 'no location yet'}<small class="muted">${p.reason}</small></span></label>`,
    )}</fieldset>`;
}

/**
 * @param {any[]|null|undefined} units as UnitOption, ranked
 * @param {import('./call-draft.js').CallDraft} draft
 * @param {(code: string) => void} toggle
 * @param {string|undefined} error
 */
export function unitList(units, draft, toggle, error) {
  if (!units?.length) return nothing;
  const able = units.filter((u) => u.eligible).slice(0, 5);
  const passed = units.filter((u) => !u.eligible);
  return html`<fieldset><legend>Send <kbd>Alt 1–5</kbd></legend>
    ${able.length ? able.map((u, i) => unitRow(u, i, draft, toggle)) : html`<p class="note warn">No unit can be sent now. The call is kept and the incident waits for a crew.</p>`}
    ${error ? html`<p class="problem" role="alert">${error}</p>` : nothing}
    ${passed.length
      ? html`<details><summary>${passed.length} passed over, and why</summary>
          <ul class="passed">${passed.map((u) => html`<li><b>${u.unitCode}</b> ${u.passedOverBecause ?? u.reasons?.join(', ')}</li>`)}</ul></details>`
      : nothing}
  </fieldset>`;
}

/** @param {any} u @param {number} i @param {import('./call-draft.js').CallDraft} draft @param {(code: string) => void} toggle */
function unitRow(u, i, draft, toggle) {
  const travel = u.travel_minutes != null ? `${Math.round(u.travel_minutes)} min` : distance(u.distance_m);
  return html`<label class="row unit"><input type="checkbox" .checked=${draft.unitCodes.includes(u.unitCode)} @change=${() => toggle(u.unitCode)} />
    <b>${u.unitCode}</b><span>${u.name ?? words(u.kind)}<small class="muted cut" title=${(u.reasons ?? []).join(' · ')}>${(u.reasons ?? []).join(' · ')}</small></span><span class="travel">${travel} <kbd title="Alt and the number tick it">${i + 1}</kbd></span></label>`;
}

/**
 * Calls set aside because another came.
 * @param {import('./call-draft.js').CallDraft[]} aside @param {(draft: import('./call-draft.js').CallDraft) => void} turnTo
 */
export function asideList(aside, turnTo) {
  if (!aside?.length) return nothing;
  return html`<fieldset><legend>Set aside while another call came</legend>${aside.map(
    (d) => html`<div class="row aside"><span class="cut">${[d.callerName, d.callerPhone, d.narrative].filter(Boolean).join(' · ') || 'Number withheld'}</span>
      <cs-button variant="quiet" label="Go on with the call of ${d.callerName || d.callerPhone || d.narrative || 'a withheld number'}" @press=${() => turnTo(d)}>Go on with it</cs-button></div>`,
  )}</fieldset>`;
}

/**
 * Whether the call needs an incident at all.
 * @param {import('./call-draft.js').CallDraft} draft @param {(change: any) => void} change @param {string|undefined} error
 */
export function noIncident(draft, change, error) {
  const outcomes = [
    { value: '', label: 'An incident' },
    { value: 'ADVISED', label: 'None: the caller was advised' },
    { value: 'REFERRED', label: 'None: the caller was referred' },
  ];
  return html`<cs-field id="outcome" kind="select" label="This call needs" .value=${draft.outcome} .options=${outcomes}
      @change-value=${(/** @type {any} */ e) => change({ outcome: e.detail.value })}></cs-field>
    ${draft.outcome
      ? html`<cs-field id="outcomeNote" required label=${draft.outcome === 'ADVISED' ? 'What was advised' : 'Referred to whom'} .value=${draft.outcomeNote} .error=${error}
          @change-value=${(/** @type {any} */ e) => change({ outcomeNote: e.detail.value })}></cs-field>`
      : nothing}`;
}
