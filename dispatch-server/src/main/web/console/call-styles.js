import { css } from '../components/base.js';

export const callStyles = css`
  :host {
    display: block;
    height: 100%;
    min-height: 0;
  }
  .call {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
    border-bottom: 1px solid var(--line);
  }
  header h2 {
    font-size: var(--text-l);
  }
  header span {
    flex: 1;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow: auto;
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    padding: var(--space-3) var(--space-4);
  }
  .scroll > * {
    flex: none;
  }
  .aside {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    gap: var(--space-3);
  }
  .problem {
    padding: 6px 10px;
    color: var(--alarm);
    background: var(--alarm-wash);
    border-radius: var(--radius-m);
  }
  .found, .note, .reason {
    font-size: var(--text-s);
  }
  .found span[aria-hidden] {
    color: var(--accent);
  }
  .rough {
    color: var(--warn);
  }
  .found.main span[aria-hidden] {
    color: var(--map-main-large);
  }
  .note {
    padding: 6px 10px;
    background: var(--surface-raised);
    border-radius: var(--radius-m);
  }
  .note.warn {
    color: var(--warn);
    background: var(--warn-wash);
  }
  .reason {
    min-height: 2.6em;
    color: var(--text-muted);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 4px 10px 8px;
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
  }
  fieldset.warn {
    border-color: var(--warn);
  }
  legend {
    padding: 0 4px;
    font-size: var(--text-s);
    font-weight: 600;
    color: var(--text-muted);
  }
  .row, .tick {
    display: flex;
    align-items: flex-start;
    gap: var(--space-2);
    padding: 3px 0;
    cursor: pointer;
  }
  input[type='checkbox'], input[type='radio'] {
    flex: none;
    width: 17px;
    height: 17px;
    margin: 2px 0 0;
    accent-color: var(--accent-fill);
  }
  small {
    display: block;
    font-size: var(--text-s);
  }
  .unit > span:not(.travel) {
    flex: 1;
    min-width: 0;
  }
  .unit b {
    min-width: 26px;
  }
  .travel {
    white-space: nowrap;
    color: var(--text-muted);
  }
  .choices button {
    display: flex;
    gap: var(--space-2);
    width: 100%;
    padding: 4px 6px;
    color: var(--text);
    text-align: start;
    background: none;
    border: 0;
    border-radius: var(--radius-s);
    cursor: pointer;
  }
  .choices button:hover {
    background: var(--surface-hover);
  }
  summary {
    font-size: var(--text-s);
    color: var(--accent);
    cursor: pointer;
  }
  .passed {
    font-size: var(--text-s);
    color: var(--text-muted);
  }
  footer {
    padding: var(--space-3) var(--space-4);
    border-top: 1px solid var(--line);
  }
  .wide {
    width: 100%;
  }
`;
