/**
 * Has the page's own files kept on this device, so that it opens without signal.
 * Browsers allow that only over TLS or on the machine itself; elsewhere the page works as long as it stays open.
 * @param {() => void} onNewVersion when the server brought other files, which the next opening of the page uses
 * @returns {{look: () => void}} `look` asks the server whether there are newer files
 */
export function keepForOffline(onNewVersion) {
  const container = navigator.serviceWorker;
  if (!container) return { look: () => {} };
  let known = !!container.controller;
  container.addEventListener('controllerchange', () => {
    if (known) onNewVersion();
    known = true;
  });
  const registered = container.register('/technician-worker.js', { scope: '/technician' }).catch(() => null);
  return { look: () => void registered.then((registration) => registration?.update().catch(() => null)) };
}
