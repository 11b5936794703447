import { css } from '../components/base.js';

export const frameStyles = css`
  :host {
    display: grid;
    grid-template:
      'top top top' 48px
      'alarms alarms alarms' 36px
      'queue map side' minmax(0, 1fr)
      'crews crews crews' 114px / var(--queue) minmax(0, 1fr) clamp(380px, 27vw, 500px);
    height: calc(100vh - var(--band, 0px));
    height: calc(100dvh - var(--band, 0px));
    background: var(--surface);
    --queue: clamp(260px, 20vw, 360px);
    --toast-left: calc(var(--queue) + 16px);
    --toast-bottom: 112px;
  }
  header {
    grid-area: top;
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: 0 var(--space-2) 0 var(--space-4);
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
  }
  .brand {
    margin: 0;
    font-size: var(--text-l);
    letter-spacing: 0.01em;
  }
  .find {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    width: clamp(180px, 24vw, 420px);
    height: var(--control);
    padding: 0 10px;
    color: var(--text-muted);
    background: var(--field);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
    cursor: text;
  }
  .find span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .gap {
    flex: 1;
  }
  .clock {
    font-weight: 600;
  }
  a {
    color: var(--accent);
    text-underline-offset: 3px;
  }
  button.pages {
    height: var(--control);
    padding: 0 var(--space-3);
    font: inherit;
    font-weight: 600;
    color: var(--text);
    background: var(--surface-raised);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
    cursor: pointer;
  }
  nav.pages {
    inset: calc(48px + var(--band, 0px)) 220px auto auto;
    margin: 0;
    padding: var(--space-2) 0;
    color: var(--text);
    background: var(--surface-raised);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    box-shadow: var(--shadow-2);
  }
  nav.pages a {
    display: block;
    padding: var(--space-2) var(--space-4);
  }
  nav.pages a:hover {
    background: var(--surface-hover);
  }
  alarm-bar {
    grid-area: alarms;
  }
  nav.queue {
    grid-area: queue;
    min-height: 0;
    border-inline-end: 1px solid var(--line);
  }
  incident-queue {
    height: 100%;
  }
  main {
    grid-area: map;
    position: relative;
    min-width: 0;
  }
  cs-map {
    position: absolute;
    inset: 0;
  }
  phone-strip {
    position: absolute;
    inset: var(--space-2) 56px auto;
  }
  aside {
    grid-area: side;
    min-height: 0;
    min-width: 0;
    border-inline-start: 1px solid var(--line);
  }
  footer {
    grid-area: crews;
    min-width: 0;
    border-top: 1px solid var(--line);
  }
  .keys {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-2) var(--space-4);
  }
  @media (max-width: 1400px) {
    .city {
      display: none;
    }
  }
`;
