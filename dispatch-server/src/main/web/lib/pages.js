/**
 * The pages, in the order in which they are offered, and whose they are.
 * @type {{path: string, label: string, roles: string[]}[]}
 */
const pages = [
  { path: '/console', label: 'Console', roles: ['DISPATCHER', 'SUPERVISOR', 'MANAGER'] },
  { path: '/history', label: 'History', roles: ['DISPATCHER', 'SUPERVISOR', 'MANAGER'] },
  { path: '/orders', label: 'Orders', roles: ['DISPATCHER', 'SUPERVISOR', 'MANAGER'] },
  { path: '/plan', label: 'Plan', roles: ['DISPATCHER', 'SUPERVISOR', 'MANAGER'] },
  { path: '/roster', label: 'Roster', roles: ['DISPATCHER', 'SUPERVISOR', 'MANAGER'] },
  { path: '/policies', label: 'Policies', roles: ['DISPATCHER', 'SUPERVISOR', 'MANAGER'] },
  { path: '/handover', label: 'Handover', roles: ['DISPATCHER', 'SUPERVISOR', 'MANAGER'] },
  { path: '/radio', label: 'Radio', roles: ['DISPATCHER', 'SUPERVISOR', 'ADMINISTRATOR'] },
  { path: '/exercise', label: 'Exercise', roles: ['DISPATCHER', 'SUPERVISOR', 'MANAGER'] },
  { path: '/administration', label: 'Administration', roles: ['ADMINISTRATOR'] },
];

/** The pages that somebody may open, but for the one that is open. @param {{roles: string[]}|undefined} me @param {string} here its path */
export const otherPages = (me, here) => pages.filter((page) => page.path !== here && page.roles.some((role) => me?.roles.includes(role)));
