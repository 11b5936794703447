/**
 * The technician's work as a pure function of the snapshot, the messages after it, and the actions not yet sent.
 * @typedef {{assignment: any, incident: any, outage?: any, reopening?: any[], order?: any, dig?: any, deliveryId?: string, steps: {step: string, label: string, allowed: boolean, why?: string}[]}} Work
 * @typedef {{unit: any, work: Work[], gone: {assignmentId: string, reason: string, number?: string}[]}} TechnicianState
 */

/** The steps in the order in which they are taken. */
export const SEQUENCE = ['ACKNOWLEDGE', 'EN_ROUTE', 'ON_SITE', 'MADE_SAFE', 'RESTORED', 'COMPLETE', 'CLEAR'];

/** The usual steps of a job: at a service order nothing is made safe or restored. @param {Work} work */
const sequenceOf = (work) => (work.order ? SEQUENCE.filter((step) => !['MADE_SAFE', 'RESTORED'].includes(step)) : SEQUENCE);

/** @type {Record<string, string>} */
export const stepLabels = {
  ACKNOWLEDGE: 'Acknowledge', DECLINE: 'Decline', EN_ROUTE: 'En route', ON_SITE: 'On site', WORKING: 'Working', SUSPEND: 'Suspend',
  MADE_SAFE: 'Made safe', RESTORED: 'Restored', COMPLETE: 'Complete', INCOMPLETE: 'Incomplete', CLEAR: 'Clear',
};

/** Where an assignment's times hold each step of the sequence. @type {Record<string, string>} */
const timeOf = {
  ACKNOWLEDGE: 'acknowledged', EN_ROUTE: 'enRoute', ON_SITE: 'onSite', MADE_SAFE: 'madeSafe', RESTORED: 'restored', COMPLETE: 'completed', CLEAR: 'clear',
};

/** States in which a crew is on its way to a job or at it; it is so at one job only. */
const active = ['EN_ROUTE', 'ON_SITE', 'WORKING'];

/**
 * The other job that the crew would leave by that step, if any, with what is not sent yet taken into account.
 * @param {Work[]} all @param {Work} work @param {string} step @param {import('../lib/outbox.js').Action[]} waiting @returns {Work|undefined}
 */
export const leftBy = (all, work, step, waiting) =>
  active.includes(step) ? all.find((w) => w !== work && active.includes(lastWaiting(w, waiting) ?? w.assignment.state)) : undefined;

/** Steps that want a reason in words. */
export const withReason = ['DECLINE', 'SUSPEND', 'INCOMPLETE'];

/** @type {TechnicianState} */
export const noWork = { unit: null, work: [], gone: [] };

/** @param {TechnicianState} before @param {{unit: any, assignments: Work[]}} snapshot @returns {TechnicianState} */
export const withSnapshot = (before, snapshot) => ({ ...before, unit: snapshot.unit, work: snapshot.assignments ?? [] });

/** @param {TechnicianState} state @param {any} message @returns {TechnicianState} */
export function reduceWork(state, message) {
  if (message.kind === 'ASSIGNMENT' || message.kind === 'CHANGED') return { ...state, work: withWork(state.work, { ...message.assignment, ...(message.deliveryId ? { deliveryId: message.deliveryId } : {}) }) };
  if (message.kind === 'AMENDMENT') return { ...state, work: withWork(state.work, message.assignment) };
  if (message.kind === 'GONE') {
    const left = state.work.find((w) => w.assignment.id === message.assignmentId);
    return {
      ...state,
      work: state.work.filter((w) => w !== left),
      gone: left ? [...state.gone, { assignmentId: message.assignmentId, reason: message.reason, number: left.incident.number }] : state.gone,
    };
  }
  return state;
}

/**
 * The server has taken a step. Until its message says what is allowed now, only what follows that step is offered; without
 * this the button would for a moment offer the step just taken, and a quick thumb would send it again.
 * @param {TechnicianState} state @param {any} assignment as the server answered @returns {TechnicianState}
 */
export function withAnswer(state, assignment) {
  const known = state.work.find((w) => w.assignment.id === assignment?.id);
  if (!known || known.assignment.version > assignment.version) return state;
  const done = SEQUENCE.findLastIndex((step) => assignment.times?.[timeOf[step]]);
  const steps = SEQUENCE.map((step, i) => ({ step, label: stepLabels[step], allowed: i === done + 1 }));
  return { ...state, work: withWork(state.work, { ...known, assignment, steps }) };
}

/**
 * The server has taken a report on a valve or a step of the shutdown and answers with the outage as it is now. Without this
 * the button just pressed would for a moment be there again.
 * @param {TechnicianState} state @param {string} assignmentId @param {any} outage as the server answered @returns {TechnicianState}
 */
export function withOutage(state, assignmentId, outage) {
  const known = state.work.find((w) => w.assignment.id === assignmentId);
  if (!known || !outage?.readAt || Date.parse(known.outage?.readAt) > Date.parse(outage.readAt)) return state;
  return { ...state, work: withWork(state.work, { ...known, outage }) };
}

/**
 * The server knows that a step is not so. Without this it would for a moment be asked again.
 * @param {TechnicianState} state @param {string} assignmentId @param {string} step @returns {TechnicianState}
 */
export function withoutProposal(state, assignmentId, step) {
  const without = (/** @type {any} */ assignment) => ({ ...assignment, proposals: (assignment.proposals ?? []).filter((/** @type {any} */ p) => p.step !== step) });
  return { ...state, work: state.work.map((w) => (w.assignment.id === assignmentId ? { ...w, assignment: without(w.assignment) } : w)) };
}

/** @param {Work[]} work @param {Work} changed */
function withWork(work, changed) {
  const at = work.findIndex((w) => w.assignment.id === changed.assignment.id);
  if (at < 0) return [...work, changed];
  if (work[at].assignment.version > changed.assignment.version) return work;
  return work.map((w, i) => (i === at ? { ...w, ...changed } : w));
}

/**
 * The step the big button offers: what follows the last one not yet sent, or else the first the server allows after the
 * last one taken. Being on site may be followed by made safe, restored or complete: none of them is offered twice.
 * @param {Work} work @param {import('../lib/outbox.js').Action[]} waiting
 * @returns {string|null}
 */
export function nextStep(work, waiting) {
  const sequence = sequenceOf(work);
  const sent = lastWaiting(work, waiting);
  if (sent) return sequence.find((step) => SEQUENCE.indexOf(step) > SEQUENCE.indexOf(sent)) ?? null;
  const times = work.assignment.times ?? {};
  const allowed = sequence.filter((step) => !times[timeOf[step]] && work.steps.some((s) => s.step === step && s.allowed));
  const done = sequence.findLastIndex((step) => times[timeOf[step]]);
  return allowed.find((step) => sequence.indexOf(step) > done) ?? allowed[0] ?? null;
}

/** The last of the sequence's steps that waits to be sent. @param {Work} work @param {import('../lib/outbox.js').Action[]} waiting */
export function lastWaiting(work, waiting) {
  const steps = waiting.filter((a) => a.assignmentId === work.assignment.id && a.step && SEQUENCE.includes(a.step));
  return steps.at(-1)?.step ?? null;
}

/** Which of the sequence is done, next, or later. @param {Work} work @param {import('../lib/outbox.js').Action[]} waiting */
export function progress(work, waiting) {
  const sequence = sequenceOf(work);
  const next = nextStep(work, waiting);
  const at = next ? sequence.indexOf(next) : sequence.length;
  return sequence.map((step, i) => ({ step, label: stepLabels[step], now: i === at, done: i < at }));
}

/**
 * Whether the crew may dig, in words, and since when it does; null where nobody is expected to. Once the clock may have changed
 * what holds and the server was not heard since, nobody digs by what was known before.
 * @param {Work} work @param {import('../lib/outbox.js').Action[]} waiting @param {number} now_ms
 * @returns {{mayDig: boolean, words: string, tone: 'good'|'warn'|'alarm', since: string|null, arrived: boolean}|null}
 */
export function digging(work, waiting, now_ms) {
  if (!work.dig || !work.assignment.times) return null;
  const { mayDig, byHand, words, until } = work.dig.clearance;
  const stale = Boolean(until && Date.parse(until) <= now_ms);
  const sent = waiting.find((a) => a.path === digPath(work));
  const arrived = Boolean(work.assignment.times.onSite || work.assignment.times.working) || ['ON_SITE', 'WORKING'].includes(lastWaiting(work, waiting) ?? '');
  const since = work.dig.diggingSince ?? sent?.at ?? null;
  if (stale && !byHand) return { mayDig: false, words: `Ask the dispatcher before you dig. ${words}`, tone: 'warn', since, arrived };
  return { mayDig, words, tone: !mayDig ? 'alarm' : byHand ? 'warn' : 'good', since, arrived };
}

/** @param {Work} work */
export const digPath = (work) => `/api/assignments/${work.assignment.id}/dig`;

/** The other steps the server allows now. @param {Work} work @param {string|null} next */
export const otherSteps = (work, next) => work.steps.filter((s) => s.allowed && s.step !== next);

/**
 * The change of a job that the crew has not taken note of, if there is one, and whether it has but that is not sent yet.
 * @param {Work} work @param {import('../lib/outbox.js').Action[]} waiting
 * @returns {{amendment: any, unsent: boolean}|null}
 */
export function changeToRead(work, waiting) {
  const amendment = work.assignment.amendment;
  if (!amendment || amendment.acknowledgedAt) return null;
  return { amendment, unsent: waiting.some((a) => a.path === acknowledgementPath(amendment)) };
}

/**
 * The step that the crew's positions suggest, the furthest if there are two, unless the crew has answered or gone on and that
 * is not sent yet.
 * @param {Work} work @param {import('../lib/outbox.js').Action[]} waiting
 * @returns {{step: string, since: string}|null}
 */
export function stepToConfirm(work, waiting) {
  const sent = lastWaiting(work, waiting);
  const open = (work.assignment.proposals ?? []).filter((/** @type {any} */ p) =>
    (!sent || SEQUENCE.indexOf(p.step) > SEQUENCE.indexOf(sent)) && !waiting.some((a) => a.path === proposalPath(work, p.step, 'refuse')));
  return open.sort((/** @type {any} */ a, /** @type {any} */ b) => SEQUENCE.indexOf(a.step) - SEQUENCE.indexOf(b.step)).at(-1) ?? null;
}

/** @param {Work} work @param {string} step @param {'confirm'|'refuse'} answer */
export const proposalPath = (work, step, answer) => `/api/assignments/${work.assignment.id}/proposals/${step}/${answer}`;

/** @param {any} amendment */
export const acknowledgementPath = (amendment) => `/api/amendments/${amendment.id}/acknowledge`;

/** What the server is to be told that this device has: the orders, and the changes of them. @param {Work} work @returns {string[]} */
export const deliveriesOf = (work) =>
  [work.deliveryId, ...(work.assignment.amendment?.deliveries ?? []).filter((/** @type {any} */ d) => d.channel === 'APP').map((/** @type {any} */ d) => d.id)].filter(Boolean);

/** What can be wrong with a valve, and the words on the button. @type {[string, string][]} */
export const troubles = [['STUCK', 'It will not turn'], ['BROKEN', 'It is broken'], ['NOT_FOUND', 'I cannot find it'], ['INACCESSIBLE', 'I cannot reach it']];

/**
 * The valves to work, in order, with what was reported and is not yet sent. A valve to be closed that was closed and is
 * open again counts as to be closed still, until the pipe is repaired.
 * @param {Work} work @param {import('../lib/outbox.js').Action[]} waiting
 */
export function valvesInOrder(work, waiting) {
  return [...(work.outage?.valves ?? [])]
    .filter((v) => v.role !== 'DRY_SIDE')
    .sort((a, b) => (a.order || 999) - (b.order || 999))
    .map((v) => {
      const mine = unsentReport(v.ref, waiting);
      const wanted = v.role === 'OPEN' ? 'OPEN' : 'CLOSED';
      const done = mine ? mine.result === 'DONE' && mine.position === wanted : v.done;
      const stuck = v.role === 'STUCK' || (!!mine && mine.result !== 'DONE');
      return { ...v, wanted, unsent: mine?.result, done, stuck, mine: !v.unitCode || v.unitCode === work.assignment.unitCode };
    });
}

/** The steps of putting it back, with what was reported and is not yet sent. @param {Work} work @param {import('../lib/outbox.js').Action[]} waiting */
export function reopeningInOrder(work, waiting) {
  const repaired = hasStep(work, waiting, 'REPAIRED');
  return repaired && work.outage?.state !== 'RESTORED'
    ? (work.reopening ?? []).map((step) => {
        if (clears(step.action)) return { ...step, done: hasStep(work, waiting, 'FLUSHING') };
        const wanted = step.action === 'CLOSE_AGAIN' ? 'CLOSED' : 'OPEN';
        const mine = unsentReport(step.ref, waiting);
        const differs = (work.outage.differences ?? []).some((/** @type {any} */ d) => d.valveRef === step.ref);
        return { ...step, wanted, unsent: mine?.result, done: mine ? mine.result === 'DONE' && mine.position === wanted : !differs };
      })
    : [];
}

/** Whether a step of the shutdown was said, sent or not. @param {Work} work @param {import('../lib/outbox.js').Action[]} waiting @param {string} kind */
export const hasStep = (work, waiting, kind) =>
  (work.outage?.steps ?? []).some((/** @type {any} */ s) => s.kind === kind) || waiting.some((a) => a.path === shutdownPath(work) && a.body.kind === kind);

/** @param {Work} work */
export const shutdownPath = (work) => `/api/incidents/${work.incident.id}/outage/steps`;

/** @param {string} ref @param {import('../lib/outbox.js').Action[]} waiting */
const unsentReport = (ref, waiting) => waiting.filter((a) => a.path.endsWith(`/valves/${encodeURIComponent(ref)}`)).at(-1)?.body;

/** Whether a step of the reopening is said to be done by saying that the pipe is cleared. @param {string} action */
export const clears = (action) => action === 'FLUSH' || action === 'PURGE';
