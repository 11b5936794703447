import { css } from '../components/base.js';

/** What the parts of the policies' page share. */
export const policyStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  h2 {
    font-size: var(--text-l);
  }
  h3 {
    font-size: var(--text-m);
    margin: var(--space-2) 0 0;
  }
  .lead {
    margin: var(--space-2) 0 var(--space-3);
  }
  .card {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-4);
    margin-bottom: var(--space-3);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    max-width: 820px;
    align-items: start;
    gap: var(--space-3);
  }
  .fields > :only-child {
    max-width: 260px;
  }
  .line {
    display: grid;
    align-items: start;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-3) 0;
    border-bottom: 1px solid var(--line);
  }
  .label {
    display: block;
    padding: 0;
    font-size: var(--text-s);
    font-weight: 600;
    color: var(--text-muted);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 2px var(--space-4);
    margin: 0;
    padding: 0;
    border: 0;
  }
  .tick {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 28px;
  }
  .acts {
    white-space: nowrap;
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .last {
    margin-inline-start: auto;
  }
  .problem {
    padding: 6px 10px;
    color: var(--alarm);
    background: var(--alarm-wash);
    border-radius: var(--radius-m);
    overflow-wrap: anywhere;
  }
  .done {
    color: var(--good);
  }
`;
