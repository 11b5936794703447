/**
 * What the radio operator's page makes of the server's answers. Pure, so that it can be tested without a page.
 * @typedef {{radioId: string, unitCode: string, unitName: string, gateway: string, channel: string, present: boolean, heardAt: string|null, waiting: number, emergency: boolean}} Radio
 * @typedef {{gateway: string, number: number, at: string, transport: string, event: string, radioId: string, sequence: number, text: string}} Line
 */

/** Routine messages may keep a channel for a tenth of the time. */
export const ROUTINE_PER_HOUR_S = 360;
/** The server answers with the newest of them only. */
export const MOST_LINES = 500;

/** @param {string} name as the server calls a gateway */
export const gatewayName = (name) => (name === 'here' ? 'This server' : name);

/** The same within a sentence. @param {string} name */
export const ofGateway = (name) => (name === 'here' ? 'of this server' : `of gateway ${name}`);

/** How each event of the record looks and reads. @type {Record<string, {shape: string, tone: string, text: string}>} */
const events = {
  SENT: { shape: 'arrow', tone: 'calm', text: 'Sent to the modem' },
  ACCEPTED: { shape: 'half', tone: 'quiet', text: 'Modem has it' },
  ON_AIR: { shape: 'ring', tone: 'quiet', text: 'Was on the air' },
  REFUSED: { shape: 'cross', tone: 'alarm', text: 'Refused' },
  RADIO_ACK: { shape: 'check', tone: 'quiet', text: 'Radio has it' },
  RECEIVED: { shape: 'square', tone: 'calm', text: 'Words came' },
  STATUS: { shape: 'square', tone: 'calm', text: 'Status came' },
  EMERGENCY: { shape: 'octagon', tone: 'emergency', text: 'EMERGENCY' },
  REPEATED: { shape: 'dash', tone: 'quiet', text: 'Came once more' },
  ACKNOWLEDGED: { shape: 'check', tone: 'quiet', text: 'Answered: received' },
  CAME: { shape: 'disc', tone: 'quiet', text: 'Radio came' },
  WENT: { shape: 'ring', tone: 'quiet', text: 'Radio went' },
  WORKING: { shape: 'check', tone: 'good', text: 'Channel works' },
  NOT_WORKING: { shape: 'cross', tone: 'alarm', text: 'Channel fails' },
  FAULT: { shape: 'triangle', tone: 'warn', text: 'Fault' },
};

/** @param {string} event */
export const eventLook = (event) => events[event] ?? { shape: 'dash', tone: 'quiet', text: event.toLowerCase().replaceAll('_', ' ') };

/** @param {{working: boolean, detail: string, muted: boolean}} channel @param {boolean} there */
export function channelLook(channel, there) {
  const why = channel.working ? '' : channel.detail || 'no reason was given';
  if (!there) return { shape: 'ring', tone: 'quiet', text: channel.muted ? 'Muted when last heard of' : 'Not known', why };
  if (channel.muted) return { shape: 'pause', tone: 'warn', text: channel.working ? 'Muted' : 'Muted, not working', why };
  return channel.working ? { shape: 'check', tone: 'good', text: 'Working', why } : { shape: 'cross', tone: 'alarm', text: 'Not working', why };
}

/** The airtime of the last hour against what routine may use. @param {{airtimeLastHour_s: number, routineLeft_s: number}} channel */
export function airtime(channel) {
  const used_s = Math.round(channel.airtimeLastHour_s);
  const share = Math.min(1, channel.airtimeLastHour_s / ROUTINE_PER_HOUR_S);
  // A channel that is not on the air has no limit, and so more to spare than any bucket holds.
  if (channel.routineLeft_s > ROUTINE_PER_HOUR_S) return { used_s, share, over: false, text: `${used_s} s, no limit` };
  return { used_s, share, over: used_s > ROUTINE_PER_HOUR_S, text: `${used_s} of ${ROUTINE_PER_HOUR_S} s` };
}

/**
 * All radios, each once however many gateways hear it: those in emergency first, then by unit, then by id.
 * @param {any[]} gateways @param {{radioId: string, unitCode: string, name: string}[]} units @returns {Radio[]}
 */
export function mergeRadios(gateways, units) {
  /** @type {Map<string, Radio>} */
  const radios = new Map();
  const radio = (/** @type {string} */ radioId) => {
    if (!radios.has(radioId)) radios.set(radioId, { radioId, unitCode: '', unitName: '', gateway: '', channel: '', present: false, heardAt: null, waiting: 0, emergency: false });
    return /** @type {Radio} */ (radios.get(radioId));
  };
  for (const gateway of gateways) {
    for (const state of gateway.status?.radios ?? []) {
      const merged = radio(state.radioId);
      merged.waiting += state.waiting;
      merged.present ||= state.present && gateway.there;
      if (state.transport && (!merged.channel || (state.heardAt && (!merged.heardAt || state.heardAt > merged.heardAt)))) {
        Object.assign(merged, { gateway: gateway.name, channel: state.transport, heardAt: state.heardAt ?? merged.heardAt });
      }
    }
    (gateway.status?.emergencies ?? []).forEach((/** @type {string} */ radioId) => (radio(radioId).emergency = true));
  }
  units.forEach((unit) => Object.assign(radio(unit.radioId), { unitCode: unit.unitCode, unitName: unit.name }));
  const natural = (/** @type {string} */ a, /** @type {string} */ b) => a.localeCompare(b, 'en', { numeric: true });
  return [...radios.values()].sort(
    (a, b) => Number(b.emergency) - Number(a.emergency) || Number(!a.unitCode) - Number(!b.unitCode) || natural(a.unitCode, b.unitCode) || natural(a.radioId, b.radioId),
  );
}

/** @param {Radio} radio @param {string} wanted part of what is shown of it */
export const isWanted = (radio, wanted) =>
  [radio.radioId, radio.unitCode, radio.unitName, radio.channel, gatewayName(radio.gateway)].some((shown) => shown.toLowerCase().includes(wanted.trim().toLowerCase()));

/** The radio that somebody means by its id or by its unit. @param {string} written @param {Radio[]} radios */
export function radioMeant(written, radios) {
  const wanted = written.trim();
  return radios.find((radio) => radio.unitCode && radio.unitCode.toLowerCase() === wanted.toLowerCase())?.radioId ?? wanted;
}

/** What one line is known by; a gateway that begins a new log counts from one again. @param {Line} line */
export const lineKey = (line) => `${line.gateway} ${line.number} ${line.at}`;

/** How many lines have come that are not shown. @param {Line[]} shown @param {Line[]} found */
export function countNew(shown, found) {
  const known = new Set(shown.map(lineKey));
  return found.filter((line) => !known.has(lineKey(line))).length;
}

/** The settings file that a new gateway starts from; it refuses to start before the callsign is filled in. @param {string} name @param {{protocol: string, host: string, hostname: string}} at */
export function settingsOf(name, at) {
  // Where browser and server share a machine there is nothing to overhear; everywhere else the token needs TLS.
  const plain = at.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(at.hostname);
  return `name: ${name}
dispatch: ${plain ? 'ws' : 'wss'}://${at.host}/gateway-link
tokenFile: token
journal: journal
channels:
  - name: packet
    listedOnly: false
    packet:
      host: localhost
      port: 8000
      link: AGW
      station: YOUR-CALLSIGN
`;
}
