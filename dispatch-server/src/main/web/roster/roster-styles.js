import { css } from '../components/base.js';

/** What all parts of the roster share: forms, tables, remarks. */
export const rosterStyles = css`
  h2 {
    font-size: var(--text-l);
  }
  h3 {
    margin: var(--space-4) 0 var(--space-1);
    font-size: var(--text-s);
    color: var(--text-muted);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-3) var(--space-4);
  }
  .bar > [role="status"] {
    display: inline-flex;
    align-items: center;
    min-height: var(--control);
  }
  .push {
    margin-inline-start: auto;
  }
  .problem, .done, .remark {
    margin: 0 0 var(--space-3);
    padding: 8px 12px;
    border-radius: var(--radius-m);
  }
  .problem {
    color: var(--alarm);
    background: var(--alarm-wash);
  }
  .done {
    color: var(--good);
    background: var(--good-wash);
  }
  .remark {
    color: var(--warn);
    background: var(--warn-wash);
  }
  .wide {
    flex: 1;
    min-height: 0;
    overflow: auto;
    background: var(--surface);
    border-top: 1px solid var(--line);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th, td {
    padding: 7px 12px;
    text-align: start;
    font-weight: 400;
    border-bottom: 1px solid var(--line);
  }
  thead th {
    position: sticky;
    z-index: 2;
    top: 0;
    font-size: var(--text-s);
    font-weight: 600;
    color: var(--text-muted);
    background: var(--surface);
  }
  tbody th {
    font-weight: 600;
    white-space: nowrap;
  }
  .t, .acts {
    white-space: nowrap;
  }
  .acts {
    text-align: end;
  }
  .held {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
  }
  form {
    display: grid;
    gap: var(--space-3);
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .tick {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--control);
  }
  .list li {
    padding: 5px 0;
    border-bottom: 1px solid var(--line);
  }
  .warn {
    color: var(--warn);
  }
  .warn svg, .alarm svg {
    vertical-align: -1px;
  }
  .alarm {
    color: var(--alarm);
  }
`;
