import { newId } from '../lib/api.js';

/**
 * A call being taken: what the dispatcher wrote and chose, and what was proposed. Pure. A proposal fills only what the
 * dispatcher has not chosen; `mine` names what is theirs.
 * @typedef {{lon: number, lat: number, method?: string, label?: string, accuracy_m?: number}} Location
 * @typedef {{id: string, newIncidentId: string, narrative: string, addressText: string, location: Location|null,
 *   type: string, priority: string, incidentId: string|null, unitCodes: string[], assignmentNote: string,
 *   callerName: string, callerPhone: string, callbackWanted: boolean, answers: Record<string, boolean>,
 *   phoneCallId: string|null, outcome: ''|'ADVISED'|'REFERRED', outcomeNote: string, files: number,
 *   mine: Record<string, boolean>}} CallDraft
 */

/** @returns {CallDraft} */
export const newDraft = () => ({
  id: newId(), newIncidentId: newId(), narrative: '', addressText: '', location: null, type: '', priority: '',
  incidentId: null, unitCodes: [], assignmentNote: '', callerName: '', callerPhone: '', callbackWanted: false,
  answers: {}, phoneCallId: null, outcome: '', outcomeNote: '', files: 0, mine: {},
});

/** Whether anything would be lost. @param {CallDraft|null} draft */
export const hasWords = (draft) => !!draft && !!(draft.phoneCallId || draft.files || draft.narrative.trim() || draft.addressText.trim() || draft.callerPhone.trim() || draft.callerName.trim());

/** The dispatcher's own choice of one thing. @template {keyof CallDraft} K @param {CallDraft} draft @param {K} what @param {CallDraft[K]} value @returns {CallDraft} */
export function choose(draft, what, value) {
  const next = { ...draft, [what]: value, mine: { ...draft.mine, [what]: true } };
  if (what === 'incidentId') return { ...next, unitCodes: draft.mine.unitCodes ? draft.unitCodes : [] };
  return next;
}

/**
 * A call of which the telephone says who it is. Fills only what is empty.
 * @param {CallDraft} draft @param {{id: string, number?: string}} phoneCall
 */
export const withPhoneCall = (draft, phoneCall) => ({ ...draft, phoneCallId: phoneCall.id, callerPhone: draft.callerPhone || (phoneCall.number ?? '') });

/**
 * What is known of the caller, where one customer alone has the number. Fills only what is empty.
 * @param {CallDraft} draft @param {any} known as `GET /api/screen-pop`
 */
export function withCaller(draft, known) {
  if (known.customers.length !== 1 || !draft.phoneCallId) return draft;
  const [customer] = known.customers;
  const named = { ...draft, callerName: draft.callerName || (customer.name ?? '') };
  return customer.lon == null || draft.addressText || draft.location ? named : withPremise(named, customer);
}

/** The customer's premise as the place. @param {CallDraft} draft @param {any} customer */
export function withPremise(draft, customer) {
  const place = { lon: customer.lon, lat: customer.lat, method: 'CUSTOMER', label: customer.address ?? customer.name, accuracy_m: 20 };
  return choose({ ...draft, addressText: '' }, 'location', place);
}

/** New words for the address: the place is sought again, even where one was chosen for the words before. @param {CallDraft} draft @param {string} addressText @returns {CallDraft} */
export const withAddress = (draft, addressText) => ({ ...draft, addressText, location: null, mine: { ...draft.mine, location: false } });

/** Ticks or unticks a unit by hand. @param {CallDraft} draft @param {string} code */
export function toggleUnit(draft, code) {
  const on = draft.unitCodes.includes(code);
  return choose(draft, 'unitCodes', on ? draft.unitCodes.filter((c) => c !== code) : [...draft.unitCodes, code]);
}

/**
 * Takes in what the server proposes for these words.
 * @param {CallDraft} draft
 * @param {any} triage as Triage in docs/wire.md
 * @returns {CallDraft}
 */
export function withProposal(draft, triage) {
  const next = { ...draft };
  if (!draft.mine.type) next.type = triage.type?.code ?? '';
  if (!draft.mine.priority && triage.priority) next.priority = triage.priority;
  if (!draft.mine.location) next.location = foundPlace(triage.geocode);
  if (!draft.mine.unitCodes) next.unitCodes = proposedUnits(next, triage);
  return next;
}

/** The one place that was found for sure; of several the dispatcher must choose. @param {any} geocode @returns {Location|null} */
function foundPlace(geocode) {
  if (geocode?.status !== 'FOUND' || !geocode.candidates?.length) return null;
  const { lon, lat, method, label, accuracy_m } = geocode.candidates[0];
  return { lon, lat, method, label, accuracy_m };
}

/** The first choice for what cannot wait; none where a likely parent is open or the call joins one. @param {CallDraft} draft @param {any} triage */
function proposedUnits(draft, triage) {
  if (draft.incidentId || triage.parents?.length) return [];
  if (!['P1', 'P2'].includes(draft.priority) || !draft.type) return [];
  const first = (triage.units ?? []).find((/** @type {any} */ u) => u.eligible);
  return first ? [first.unitCode] : [];
}

/** What to ask the server about these words. @param {CallDraft} draft */
export function triageQuestion(draft) {
  const place = draft.mine.location ? draft.location : null;
  return {
    narrative: draft.narrative,
    addressText: draft.addressText || undefined,
    lon: place?.lon,
    lat: place?.lat,
    type: draft.mine.type ? draft.type : undefined,
    answers: Object.keys(draft.answers).length ? draft.answers : undefined,
  };
}

/** What is missing before the call can be taken. @param {CallDraft} draft @returns {{field: string, message: string}[]} */
export function missing(draft) {
  const found = [];
  if (draft.outcome) return draft.outcomeNote.trim() ? [] : [{ field: 'outcomeNote', message: draft.outcome === 'ADVISED' ? 'Say what was advised.' : 'Say to whom the caller was referred.' }];
  if (!draft.narrative.trim()) found.push({ field: 'narrative', message: 'Say what is happening, in the caller’s words.' });
  else if (!draft.type && !draft.incidentId) found.push({ field: 'type', message: 'The words give no type. Choose one.' });
  return found;
}

/** The body of `POST /api/calls`. @param {CallDraft} draft */
export function toNewCall(draft) {
  const { mine, outcome, outcomeNote, files, ...rest } = draft;
  return {
    ...rest,
    addressText: draft.addressText || draft.location?.label || undefined,
    location: draft.location ?? undefined,
    callerName: draft.callerName || undefined,
    callerPhone: draft.callerPhone || undefined,
    assignmentNote: draft.assignmentNote || undefined,
    phoneCallId: draft.phoneCallId ?? undefined,
    incidentId: draft.incidentId ?? undefined,
    newIncidentId: draft.incidentId ? undefined : draft.newIncidentId,
    type: draft.type || undefined,
    priority: draft.priority || undefined,
  };
}

/** The body of `POST /api/phone-calls/without-incident`. @param {CallDraft} draft */
export const toNoIncident = (draft) => ({
  id: draft.phoneCallId ?? draft.id,
  outcome: draft.outcome,
  note: draft.outcomeNote,
  narrative: draft.narrative || undefined,
  callerName: draft.callerName || undefined,
  callerPhone: draft.callerPhone || undefined,
});

const asideKey = (/** @type {string} */ username) => `curbstop.call-drafts-aside.${username}`;

/** Drafts set aside because another call came, the latest first. @param {string} username @returns {CallDraft[]} */
export function draftsAside(username) {
  try {
    return JSON.parse(localStorage.getItem(asideKey(username)) ?? '[]').map((/** @type {any} */ d) => ({ ...newDraft(), ...d }));
  } catch {
    return [];
  }
}

/** @param {string} username @param {CallDraft[]} drafts */
export function keepAside(username, drafts) {
  try {
    if (drafts.length) localStorage.setItem(asideKey(username), JSON.stringify(drafts));
    else localStorage.removeItem(asideKey(username));
  } catch {
    // Without storage they live as long as the form.
  }
}

const key = (/** @type {string} */ username) => `curbstop.call-draft.${username}`;

/** The draft kept on this computer, if there is one. @param {string} username @returns {CallDraft|null} */
export function keptDraft(username) {
  try {
    const kept = JSON.parse(localStorage.getItem(key(username)) ?? 'null');
    return kept ? { ...newDraft(), ...kept } : null;
  } catch {
    return null;
  }
}

/** @param {string} username @param {CallDraft|null} draft null forgets it */
export function keepDraft(username, draft) {
  try {
    if (draft && hasWords(draft)) localStorage.setItem(key(username), JSON.stringify(draft));
    else localStorage.removeItem(key(username));
  } catch {
    // Without storage the draft lives as long as the page.
  }
}
