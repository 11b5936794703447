/** What makes an incident grave besides its priority, to choose from. */
export const incidentFlags = [
  { value: 'VEHICLE_DAMAGE', label: 'Vehicle damage' },
  { value: 'MAJOR_TRAFFIC', label: 'Major traffic' },
  { value: 'MEDIA', label: 'Media' },
  { value: 'SEVERE_FLOODING', label: 'Severe flooding' },
];
