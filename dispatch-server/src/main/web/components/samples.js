/** Made-up data for the components page, relative to now. */
const ago = (/** @type {number} */ minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

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
  alarms: [
    { id: '1', severity: 'HIGH', text: 'V1 has not acknowledged 26-000123: call by voice', since: ago(3), action: 'Call by voice' },
    { id: '2', severity: 'LOW', text: 'R2’s position is 40 min old', since: ago(40), action: '' },
  ],
};
