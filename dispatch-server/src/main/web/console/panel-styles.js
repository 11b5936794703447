import { css } from '../components/base.js';

/** What the sections of the detail panel share. */
export const panelStyles = css`
  section {
    padding: var(--space-3) var(--space-4);
    border-bottom: 1px solid var(--line);
  }
  h3 {
    display: flex;
    align-items: baseline;
    gap: var(--space-2);
    margin-bottom: var(--space-2);
    font-size: var(--text-s);
    font-weight: 600;
    color: var(--text-muted);
  }
  h3 span {
    font-weight: 400;
  }
  h3 cs-button {
    margin-inline-start: auto;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px var(--space-2);
  }
  .note, .problem {
    padding: 6px 10px;
    border-radius: var(--radius-m);
    font-size: var(--text-s);
    background: var(--surface-raised);
  }
  .problem {
    color: var(--alarm);
    background: var(--alarm-wash);
  }
  .warn {
    color: var(--warn);
  }
  .alarm {
    color: var(--alarm);
    font-weight: 600;
  }
  .tone-alarm { color: var(--alarm); font-weight: 600; }
  .tone-warn { color: var(--warn); font-weight: 600; }
  .tone-good { color: var(--good); }
  .tone-calm { color: var(--text-muted); }
`;
