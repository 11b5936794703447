import { css } from '../components/base.js';

export const historyStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: calc(100vh - var(--band, 0px));
    height: calc(100dvh - var(--band, 0px));
  }
  .bar {
    display: grid;
    grid-template-columns: minmax(180px, 2fr) repeat(4, minmax(120px, 1fr));
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4);
  }
  .problem {
    margin: 0 var(--space-4) var(--space-3);
    padding: 8px 12px;
    color: var(--alarm);
    background: var(--alarm-wash);
    border-radius: var(--radius-m);
  }
  .measures {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: var(--space-3);
    margin: 0;
    padding: 0 var(--space-4) var(--space-3);
  }
  .measures div {
    padding: 8px 14px;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
  }
  dt {
    font-size: var(--text-s);
    color: var(--text-muted);
  }
  dd {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
    font-size: var(--text-2xl);
    font-weight: 600;
    line-height: 1.25;
  }
  dd small {
    font-size: var(--text-s);
    font-weight: 400;
    color: var(--text-muted);
  }
  .split {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    border-top: 1px solid var(--line);
  }
  .split.open {
    grid-template-columns: minmax(0, 1fr) clamp(380px, 34vw, 620px);
  }
  main {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .wide {
    flex: 1;
    min-height: 0;
    overflow: auto;
    background: var(--surface);
  }
  aside {
    min-height: 0;
    overflow: auto;
    background: var(--surface);
    border-inline-start: 1px solid var(--line);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th, td {
    padding: 7px 10px;
    text-align: start;
    font-weight: 400;
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
  }
  td:nth-child(3) {
    max-width: 280px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  thead th {
    position: sticky;
    z-index: 2;
    top: 0;
    font-size: var(--text-s);
    font-weight: 600;
    color: var(--text-muted);
    background: var(--surface-raised);
  }
  th:first-child {
    padding-inline-start: var(--space-4);
  }
  .n {
    text-align: end;
  }
  tbody tr {
    cursor: pointer;
  }
  tbody tr:hover {
    background: var(--surface-hover);
  }
  tr.chosen, tr.chosen:hover {
    background: var(--selected);
  }
  th button {
    padding: 2px 0;
    color: var(--accent);
    background: none;
    border: 0;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .pages {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: 48px;
    padding: 6px var(--space-4);
    border-top: 1px solid var(--line);
  }
  @media (max-width: 900px) {
    .bar {
      grid-template-columns: 1fr 1fr;
    }
    .measures {
      grid-template-columns: 1fr;
    }
    .split.open {
      grid-template-columns: minmax(0, 1fr);
    }
    .split.open main {
      display: none;
    }
  }
`;
