import { html, nothing } from '../components/base.js';
import { timeWithSeconds } from '../lib/format.js';
import { otherPages } from '../lib/pages.js';
import { now } from '../lib/world.js';
import '../components/cs-button.js';
import '../components/cs-connection.js';
import '../components/cs-dialog.js';
import '../components/cs-theme-toggle.js';

/** The console's frame around its panels: the top line and the list of keys. Plain templates. */

/**
 * @param {{me: any, city: any, status: string, dispatches: boolean}} shown
 * @param {{find: () => void, newCall: () => void, signOut: () => void}} does
 */
export const topLine = ({ me, city, status, dispatches }, does) => html`<header>
  <h1 class="brand">Curbstop</h1><span class="muted city">${city?.name}${city?.demo ? ' · demo city' : ''}</span>
  <button type="button" class="find" @click=${does.find}><span>Find an address, asset, incident or crew</span><kbd>Ctrl K</kbd></button>
  ${dispatches ? html`<cs-button variant="primary" keys="N" @press=${does.newCall}>New call</cs-button>` : nothing}
  <span class="gap"></span>
  <cs-connection status=${status}></cs-connection>
  <time class="clock">${timeWithSeconds(now())}</time>
  <button type="button" class="pages" popovertarget="pages">Pages</button>
  <nav id="pages" class="pages" popover aria-label="Pages">${otherPages(me, '/console').map((page) => html`<a href=${page.path}>${page.label}</a>`)}</nav>
  <span class="who">${me.displayName}</span>
  <cs-theme-toggle></cs-theme-toggle>
  <cs-button variant="quiet" @press=${does.signOut}>Sign out</cs-button>
</header>`;

/** @param {{key: string, does: string}[]} keys @param {() => void} close */
export const keyHelp = (keys, close) => html`<cs-dialog open heading="Keys" @close=${close}><dl class="keys">${keys
  .filter((k) => k.key !== '=' && k.key !== '/')
  .map((k) => html`<dt><kbd>${k.key.replace('ctrl+', 'Ctrl ').toUpperCase()}</kbd></dt><dd>${k.does}</dd>`)}</dl></cs-dialog>`;
