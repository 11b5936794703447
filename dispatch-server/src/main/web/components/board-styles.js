import { css } from 'lit';

/** A page that fills the screen: what there is on the left, and beside it the one thing that was chosen. */
export const boardStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: calc(100dvh - var(--band, 0px));
  }
  .problem {
    margin: 0 var(--space-4) var(--space-3);
    padding: 8px 12px;
    border-radius: var(--radius-m);
    color: var(--alarm);
    background: var(--alarm-wash);
  }
  main {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr) clamp(350px, 27vw, 460px);
    gap: 1px;
    background: var(--line);
    border-top: 1px solid var(--line);
  }
  main > * {
    min-height: 0;
    background: var(--surface);
  }
  @media (max-width: 1000px) {
    :host {
      height: auto;
    }
    main {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
