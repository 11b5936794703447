/** Made-up data for the components page, relative to now. */
const ago = (/** @type {number} */ minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

const picture = (/** @type {string} */ colour) => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="${colour}"/><circle cx="2" cy="1.8" r=".6" fill="#1d2a33"/></svg>`)}`;

export const samples = {
  incidents: {
    a: {
      id: 'a', number: '26-000123', type: 'MAIN_BREAK', typeLabel: 'Main break', priority: 'P1', state: 'RESPONDING', stateLabel: 'Responding',
      addressText: '118 Mill Road', openedAt: ago(0.4), callers: 3, customersOut: 46, criticalOut: 1, units: [{ code: 'V1', state: 'EN_ROUTE' }],
      version: 1, needs: ['radio not acknowledged'], target: { label: 'On site', dueAt: ago(-6), met: null },
    },
    b: {
      id: 'b', number: '26-000119', typeLabel: 'Low pressure', priority: 'P2', state: 'REPORTED', stateLabel: 'Reported',
      addressText: 'Harbour Street and Second Avenue', openedAt: ago(48), callers: 1, units: [], version: 1, needs: ['no crew yet'],
    },
    c: {
      id: 'c', number: '26-000101', typeLabel: 'Service leak, side not known', priority: 'P3', state: 'MADE_SAFE', stateLabel: 'Made safe',
      addressText: null, openedAt: ago(340), callers: 1, customersOut: 0, units: [{ code: 'R1', state: 'ON_SITE' }], version: 1, needs: [],
    },
  },
  timeline: [
    { id: '1', kind: 'CALL', text: 'Call 26-C00311: water coming up in the road at 118 Mill Road', occurredAt: ago(9), recordedAt: ago(9), actor: 'Dana Whitfield', source: 'DISPATCHER' },
    { id: '2', kind: 'ASSIGNMENT', text: 'V1 sent', occurredAt: ago(8), recordedAt: ago(8), actor: 'Dana Whitfield', source: 'DISPATCHER' },
    { id: '3', kind: 'STEP', text: 'V1 acknowledged', occurredAt: ago(7.6), recordedAt: ago(7.6), actor: 'V1', source: 'RADIO' },
    { id: '4', kind: 'STEP', text: 'V1 on site', occurredAt: ago(3), recordedAt: ago(0.5), actor: 'Tess Okafor', source: 'APP' },
  ],
  attachments: [
    { id: '1', name: 'IMG_0412.jpg', caption: 'The hole, from the north', mediaType: 'image/jpeg', takenAt: ago(31), call: 'C26-000311', url: picture('#5b7f95') },
    { id: '2', name: 'IMG_0413.jpg', caption: '', mediaType: 'image/jpeg', takenAt: ago(12), actor: 'tess', url: picture('#7b6a52') },
    { id: '3', name: 'image.jpg', caption: '', mediaType: 'image/jpeg', takenAt: ago(1), url: picture('#4d6b53'), unsent: true },
    { id: '4', name: 'record drawing 12-204.pdf', caption: '', mediaType: 'application/pdf', takenAt: ago(3), actor: 'dana', url: 'data:application/pdf,' },
    { id: '5', name: 'IMG_0414.jpg', caption: '', mediaType: 'image/jpeg', takenAt: ago(11), actor: 'tess', removedBy: 'dana', removedWhy: 'Shows a neighbour' },
  ],
  alarms: [
    { id: '1', severity: 'HIGH', text: 'V1 has not acknowledged 26-000123: call by voice', since: ago(3), action: 'Call by voice' },
    { id: '2', severity: 'LOW', text: 'R2’s position is 40 min old', since: ago(40), action: '' },
  ],
};
