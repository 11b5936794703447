import { css } from '../components/base.js';

export const administrationStyles = css`
  :host {
    display: block;
  }
  main {
    max-width: 1480px;
    margin: 0 auto;
    padding: var(--space-5) var(--space-4) var(--space-6);
    display: grid;
    gap: var(--space-6);
  }
  section header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-bottom: var(--space-3);
  }
  h2 {
    font-size: var(--text-xl);
  }
  h3 {
    margin: 0 0 var(--space-3);
    font-size: var(--text-l);
  }
  .wide {
    overflow-x: auto;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th, td {
    padding: 7px 12px;
    text-align: start;
    vertical-align: middle;
    border-bottom: 1px solid var(--line);
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
  thead th {
    font-size: var(--text-s);
    color: var(--text-muted);
    white-space: nowrap;
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
  .off > * {
    color: var(--text-muted);
  }
  form {
    margin-bottom: var(--space-4);
    padding: var(--space-4);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
    gap: var(--space-3) var(--space-4);
    align-items: start;
  }
  fieldset {
    margin: var(--space-3) 0 0;
    padding: 0;
    border: 0;
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
  }
  legend, .name {
    padding: 0;
    margin-bottom: 4px;
    font-size: var(--text-s);
    font-weight: 600;
    color: var(--text-muted);
  }
  .tick {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 28px;
  }
  .end {
    display: flex;
    gap: var(--space-2);
    margin-top: var(--space-4);
  }
  input[type='file'] {
    width: 100%;
    min-height: var(--control);
    padding: 4px 0;
  }
  .problem {
    margin-bottom: var(--space-3);
    padding: 8px 12px;
    color: var(--alarm);
    background: var(--alarm-wash);
    border-radius: var(--radius-m);
  }
  .error {
    width: 100%;
    font-size: var(--text-s);
    color: var(--alarm);
  }
  .done {
    margin-bottom: var(--space-3);
    padding: 8px 12px;
    color: var(--good);
    background: var(--good-wash);
    border-radius: var(--radius-m);
  }
  .bad {
    color: var(--alarm);
  }
  .warn {
    color: var(--warn);
  }
  code {
    overflow-wrap: anywhere;
  }
  .secret {
    font-weight: 600;
    user-select: all;
  }
  select {
    width: 100%;
    min-height: var(--control);
  }
  .detail {
    margin-top: var(--space-4);
  }
`;
