import { css, html } from '../components/base.js';
import { priorities, shapeIcon } from '../components/shapes.js';

export const legendStyles = css`
  .credits {
    position: absolute;
    right: var(--space-3);
    bottom: 2px;
    margin: 0;
    font-size: var(--text-xs);
    color: var(--text-muted);
    text-shadow: 0 0 3px var(--map-land), 0 0 3px var(--map-land);
    pointer-events: none;
  }
  .legend {
    position: absolute;
    z-index: 4;
    top: var(--space-3);
    right: 62px;
    width: 250px;
    max-height: calc(100% - 24px);
    overflow: auto;
    padding: var(--space-3);
    background: var(--surface-raised);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-l);
    box-shadow: var(--shadow-2);
    font-size: var(--text-s);
  }
  .legend h3 {
    margin: 8px 0 3px;
    font-size: var(--text-s);
    color: var(--text-muted);
  }
  .legend h3:first-child {
    margin-top: 0;
  }
  .legend li {
    display: grid;
    grid-template-columns: 34px 1fr;
    align-items: center;
    gap: var(--space-2);
    padding: 1px 0;
  }
  .legend li > :first-child {
    display: grid;
    justify-self: center;
  }
  .tone-alarm { color: var(--alarm); }
  .tone-warn { color: var(--warn); }
  .tone-calm { color: var(--calm); }
  .tone-quiet { color: var(--text-muted); }
  .l-main { stroke: var(--map-main); }
  .l-large { stroke: var(--map-main-large); }
  .l-segment { stroke: var(--map-segment); }
  .l-secondary { stroke: var(--map-secondary); }
  .l-conflict { stroke: var(--warn); }
  .l-closed-edge { stroke: var(--map-halo); }
  .l-closed { stroke: var(--warn); }
  .l-building { stroke: var(--map-segment); fill: var(--alarm-wash); }
  .tone-good { color: var(--good); }
  .l-sewer { stroke: var(--map-sewer); }
  .l-gas { stroke: var(--map-gas); }
  .v-open { color: var(--map-valve); }
  .v-closed { color: var(--map-valve-closed); }
  .v-stuck { color: var(--map-valve-stuck); }
  .v-hydrant { color: var(--map-hydrant); }
`;

const line = (/** @type {string} */ name, /** @type {number} */ width, dash = '') =>
  html`<svg width="32" height="8" aria-hidden="true"><path class=${name} d="M1 4h30" fill="none" stroke-width=${width} stroke-dasharray=${dash} /></svg>`;
const tie = (/** @type {string} */ name, /** @type {boolean} */ filled, over = '') =>
  html`<svg class=${name} width="18" height="18" viewBox="0 0 16 16" aria-hidden="true" fill=${filled ? 'currentColor' : 'none'}
    stroke="currentColor" stroke-width="1.5"><path d="M2 4 8 8 2 12zM14 4 8 8l6 4z" /><path d=${over} /></svg>`;

/** What the signs on the map mean. */
export const legend = () => html`<section class="legend" aria-label="Legend">
  <h3>Incidents</h3>
  <ul>${Object.entries(priorities).map(
    ([code, p]) => html`<li><span class="tone-${p.tone}">${shapeIcon(p.shape, 16)}</span>${code} ${p.name.toLowerCase()}</li>`,
  )}</ul>
  <h3>Outage of the incident shown</h3>
  <ul>
    <li>${line('l-segment', 5)}Isolated</li>
    <li>${line('l-secondary', 5, '8 5')}Also cut off</li>
    <li>${line('l-conflict', 5, '2 6')}Dry because of two jobs at once</li>
    <li><span class="tone-alarm">${shapeIcon('disc', 16)}</span>Valve to close, in order</li>
    <li><span class="tone-good">${shapeIcon('check', 16)}</span>Closed for this job</li>
    <li><span class="tone-good">${shapeIcon('square', 16)}</span>Valve to open for the time being</li>
    <li>${tie('v-closed', true, 'M8 2v12')}Closed before: check it</li>
    <li>${tie('v-stuck', false, 'M3.5 1.5l9 13M12.5 1.5l-9 13')}Will not turn: worked around</li>
    <li>${tie('tone-quiet', false)}Dry side: may stay open</li>
    <li><span class="tone-good">${shapeIcon('disc', 12)}</span>Hydrant to flush from</li>
    <li><svg width="22" height="14" aria-hidden="true"><path class="l-building" d="M3 2h16v10H3z" stroke-width="1.5" /></svg>Building without supply</li>
    <li><span class="tone-alarm">${shapeIcon('triangle', 16)}</span>Critical customer</li>
  </ul>
  <h3>Streets</h3>
  <ul>
    <li><svg width="32" height="9" aria-hidden="true"><path class="l-closed" d="M1 4.5h30" stroke-width="9" /><path class="l-closed-edge" d="M1 4.5h30" stroke-width="6" /><path class="l-closed" d="M1 4.5h30" stroke-width="6" stroke-dasharray="6 7" /></svg>Street closed to traffic</li>
  </ul>
  <h3>Network</h3>
  <ul>
    <li>${line('l-main', 1.6)}Main under 250 mm</li>
    <li>${line('l-main', 2.6)}250 to 399 mm</li>
    <li>${line('l-large', 4)}400 mm and over</li>
    <li>${line('l-sewer', 1.4, '7 4')}Sewer</li>
    <li>${line('l-gas', 1.8, '9 3 2 3')}Gas main</li>
    <li>${tie('v-open', false)}Valve, open</li>
    <li>${tie('v-closed', true, 'M8 2v12')}Valve, closed</li>
    <li>${tie('v-stuck', false, 'M3.5 1.5l9 13M12.5 1.5l-9 13')}Valve, stuck or out of reach</li>
    <li><span class="v-hydrant">${shapeIcon('disc', 12)}</span>Hydrant</li>
  </ul>
</section>`;
