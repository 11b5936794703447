import { css } from '../components/base.js';

export const technicianStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    max-width: 640px;
    min-height: calc(100vh - var(--band, 0px));
    margin: 0 auto;
    padding: 0 var(--space-3) var(--space-4);
    font-size: 1.0625rem;
  }
  header {
    position: sticky;
    z-index: 5;
    top: var(--band, 0px);
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin: 0 calc(-1 * var(--space-3));
    padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
    background: var(--surface);
    border-bottom: 1px solid var(--line);
  }
  header div {
    flex: 1;
    display: flex;
    align-items: baseline;
    gap: var(--space-2);
    min-width: 0;
  }
  h1 {
    margin: 0;
    font-size: var(--text-xl);
  }
  main {
    display: grid;
    gap: var(--space-4);
  }
  .unsent, .refused, .gone, .newer {
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-l);
    color: var(--warn);
    background: var(--warn-wash);
    border: 1px solid currentColor;
  }
  .unsent li {
    display: flex;
    justify-content: space-between;
    color: var(--text);
  }
  .refused, .gone {
    color: var(--alarm);
    background: var(--alarm-wash);
  }
  .newer {
    color: var(--text);
    background: var(--surface);
    border-color: var(--line);
  }
  .refused cs-button, .gone cs-button, .newer cs-button {
    display: block;
    margin-top: var(--space-2);
    color: var(--text);
  }
  footer {
    display: grid;
    gap: var(--space-2);
    margin-top: auto;
  }
  footer cs-button {
    width: 100%;
  }
`;

/** A part of a job that is an element of its own. */
export const partStyles = css`
  :host {
    border: 0;
    border-radius: 0;
  }
`;

export const jobStyles = css`
  :host {
    display: block;
    overflow: hidden;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
  }
  .head, .part {
    padding: var(--space-3) var(--space-4);
  }
  .part {
    border-top: 1px solid var(--line);
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  h2 {
    margin-top: 6px;
    font-size: var(--text-2xl);
    line-height: 1.2;
  }
  .address {
    font-size: var(--text-xl);
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .said {
    margin-top: 6px;
    color: var(--text-muted);
  }
  .stop {
    padding: var(--space-3) var(--space-4);
    color: var(--on-alarm);
    background: var(--alarm-fill);
  }
  .stop strong {
    font-size: var(--text-xl);
    line-height: 1.3;
  }
  .todo {
    margin-top: 6px;
    font-size: var(--text-l);
    overflow-wrap: anywhere;
  }
  .hazard {
    margin-top: 6px;
    padding: 8px 12px;
    color: var(--on-warn);
    background: var(--warn-fill);
    border-radius: var(--radius-m);
    font-weight: 600;
  }
  .dig {
    padding: 8px 12px;
    border-radius: var(--radius-m);
    font-size: var(--text-l);
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .dig.alarm {
    color: var(--on-alarm);
    background: var(--alarm-fill);
  }
  .dig.warn {
    color: var(--on-warn);
    background: var(--warn-fill);
  }
  .dig.good {
    color: var(--good);
    background: var(--good-wash);
  }
  cs-map {
    height: 190px;
    border-top: 1px solid var(--line);
  }
  .steps {
    display: flex;
    gap: 4px;
    margin-bottom: var(--space-3);
  }
  .steps li {
    flex: 1;
    height: 7px;
    border-radius: 4px;
    background: var(--line);
  }
  .steps .done {
    background: var(--good);
  }
  .steps .now {
    background: var(--accent);
  }
  .big {
    width: 100%;
    --control-glove: 76px;
  }
  .wide {
    display: block;
    margin-top: var(--space-2);
    text-align: center;
  }
  h3 {
    margin-bottom: 6px;
    font-size: var(--text-l);
  }
  .valve {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr);
    gap: 4px var(--space-2);
    align-items: center;
    padding: var(--space-3) 0;
    border-top: 1px solid var(--line);
  }
  .valve:first-of-type {
    border-top: 0;
  }
  .order {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    font-weight: 700;
    color: var(--on-alarm);
    background: var(--alarm-fill);
  }
  .order.closed {
    color: var(--good);
    background: var(--good-wash);
  }
  .order.stuck {
    color: var(--warn);
    background: var(--warn-wash);
  }
  .both {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-3);
  }
  summary {
    min-height: 56px;
    line-height: 56px;
    color: var(--accent);
    font-weight: 600;
    cursor: pointer;
  }
  .others {
    display: grid;
    gap: var(--space-2);
  }
  .send {
    display: block;
    margin-top: var(--space-2);
  }
  a {
    display: flex;
    align-items: center;
    justify-content: center;
    min-height: 56px;
    color: var(--accent);
    font-weight: 600;
    text-underline-offset: 3px;
  }
`;
