/** @typedef {'dark'|'light'} Theme */

const KEY = 'curbstop.theme';

/** The theme shown now. @returns {Theme} */
export function currentTheme() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'dark' || chosen === 'light') return chosen;
  return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}

/** Shows a theme and remembers it on this computer. @param {Theme} theme */
export function chooseTheme(theme) {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Shown all the same; only not remembered.
  }
  announce();
}

/**
 * Calls back at each change of theme, by button or by the system.
 * @param {(theme: Theme) => void} listener
 * @returns {() => void} stops listening
 */
export function onTheme(listener) {
  const handle = () => listener(currentTheme());
  window.addEventListener('curbstop-theme', handle);
  return () => window.removeEventListener('curbstop-theme', handle);
}

/** A token's value as the browser computes it. @param {string} name such as `--map-water` */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const announce = () => window.dispatchEvent(new Event('curbstop-theme'));
matchMedia('(prefers-color-scheme: light)').addEventListener('change', announce);
