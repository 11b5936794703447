import { CsElement, html } from '../components/base.js';
import { get, patiently } from '../lib/api.js';
import { administrationStyles } from './administration-styles.js';
import './cis-list.js';
import './import-list.js';
import './phone-system-list.js';
import './tracker-list.js';
import './user-list.js';
import '../components/cs-page-head.js';

/** Where an administrator lands: users, trackers, telephone systems, customer systems and imports. */
export class AdministrationPage extends CsElement {
  static properties = { me: { state: true } };
  static styles = administrationStyles;

  constructor() {
    super();
    this.me = null;
    patiently(() => get('/api/me')).then((me) => (this.me = me));
  }

  render() {
    return html`<cs-page-head heading="Administration" .me=${this.me}></cs-page-head>
      <main><user-list .me=${this.me}></user-list><tracker-list></tracker-list><cis-list></cis-list><phone-system-list></phone-system-list><import-list></import-list></main>`;
  }
}
customElements.define('administration-page', AdministrationPage);
