import { css } from '../components/base.js';

/** What the parts of the radio page share: a part with its head, a table that scrolls inside it, remarks. */
export const radioStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--surface);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    min-height: 52px;
    padding: 8px var(--space-4);
  }
  h2 {
    flex: 1;
    font-size: var(--text-l);
    white-space: nowrap;
  }
  .wide {
    flex: 1;
    min-height: 0;
    overflow: auto;
    border-top: 1px solid var(--line);
  }
  .wide:focus-visible {
    outline-offset: -2px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th, td {
    padding: 6px 10px;
    font-weight: 400;
    text-align: start;
    border-bottom: 1px solid var(--line);
  }
  thead th {
    position: sticky;
    z-index: 2;
    top: 0;
    font-size: var(--text-s);
    font-weight: 600;
    color: var(--text-muted);
    background: var(--surface-raised);
    white-space: nowrap;
  }
  th:first-child, td:first-child {
    padding-inline-start: var(--space-4);
  }
  th:last-child, td:last-child {
    padding-inline-end: var(--space-4);
  }
  .n {
    text-align: end;
  }
  .t, .acts {
    white-space: nowrap;
  }
  .acts {
    text-align: end;
  }
  td.acts {
    padding-block: 2px;
  }
  small {
    display: block;
    font-size: var(--text-s);
    color: var(--text-muted);
  }
  .look {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
    white-space: nowrap;
  }
  .look svg {
    flex: none;
    align-self: center;
  }
  .quiet { color: var(--text-muted); }
  .calm { color: var(--calm); }
  .good svg { color: var(--good); }
  .warn { color: var(--warn); }
  .alarm { color: var(--alarm); }
  .problem {
    margin: 0 var(--space-4) var(--space-2);
    padding: 6px 12px;
    color: var(--alarm);
    background: var(--alarm-wash);
    border-radius: var(--radius-m);
  }
`;
