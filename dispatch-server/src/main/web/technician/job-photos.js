import { CsElement, css, html } from '../components/base.js';
import { jobStyles, partStyles } from './technician-styles.js';
import '../components/cs-attachments.js';
import '../components/cs-button.js';

/** The camera of a phone, or pictures that are there already. */
const PICTURES = 'image/jpeg,image/png,image/webp';

/**
 * The photographs of a job on the phone: those that came with the calls, those of crews, and those not sent yet.
 * @fires photograph `{files}` @fires caption `{id, caption}`
 */
export class JobPhotos extends CsElement {
  static properties = { entries: { attribute: false } };
  static styles = [
    jobStyles,
    partStyles,
    css`
      .both {
        margin-bottom: var(--space-3);
      }
      .both:last-child {
        margin-bottom: 0;
      }
      input {
        display: none;
      }
    `,
  ];

  render() {
    const choose = (/** @type {string} */ id) => () => /** @type {any} */ (this.renderRoot.querySelector(`#${id}`))?.click();
    return html`<div class="part"><h3>Photos</h3>
      <div class="both"><cs-button glove @press=${choose('camera')}>Photograph</cs-button><cs-button glove @press=${choose('pictures')}>From this phone</cs-button></div>
      <input id="camera" type="file" accept=${PICTURES} capture="environment" aria-label="Photograph" @change=${this.#chosen} />
      <input id="pictures" type="file" accept=${PICTURES} multiple aria-label="Photos of this phone" @change=${this.#chosen} />
      <cs-attachments glove names .entries=${this.entries}></cs-attachments></div>`;
  }

  /** @param {any} e */
  #chosen(e) {
    this.tell('photograph', { files: [...e.target.files] });
    e.target.value = '';
  }
}
customElements.define('job-photos', JobPhotos);
