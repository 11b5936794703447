/** OpenLayers' full build, loaded once, when the first map is shown. @type {Promise<any>|undefined} */
let loading;

/** @returns {Promise<any>} the `ol` namespace */
export function loadOl() {
  loading ??= new Promise((loaded, failed) => {
    if (/** @type {any} */ (window).ol) return loaded(/** @type {any} */ (window).ol);
    const script = document.createElement('script');
    script.src = '/webjars/ol/dist/ol.js';
    script.onload = () => loaded(/** @type {any} */ (window).ol);
    script.onerror = () => {
      loading = undefined;
      failed(new Error('The map program could not be loaded.'));
    };
    document.head.append(script);
  });
  return loading;
}
