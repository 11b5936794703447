import { css } from '../components/base.js';
import { radioStyles } from './radio-styles.js';

export const airStyles = [
  radioStyles,
  css`
    a {
      color: var(--accent);
      text-underline-offset: 3px;
    }
    .filters {
      display: flex;
      align-items: flex-start;
      gap: var(--space-2) var(--space-3);
      padding: 0 var(--space-4) var(--space-3);
    }
    .radio {
      flex: 1 1 100px;
      max-width: 160px;
    }
    .words {
      flex: 2 1 120px;
    }
    .time {
      flex: 0 0 196px;
    }
    .tick {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 28px;
      white-space: nowrap;
    }
    .list {
      flex: 1;
      min-height: 0;
      position: relative;
      display: flex;
      flex-direction: column;
    }
    .new {
      position: absolute;
      z-index: 5;
      top: 40px;
      left: 50%;
      transform: translateX(-50%);
      box-shadow: var(--shadow-2);
      border-radius: var(--radius-m);
    }
    td {
      padding-block: 4px;
      vertical-align: top;
    }
    .text {
      width: 100%;
      min-width: 160px;
      overflow-wrap: anywhere;
    }
    .via {
      max-width: 150px;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .via small {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    tr.emergency td {
      background: var(--alarm-wash);
    }
    .look.emergency {
      padding: 0 6px;
      font-weight: 600;
      color: var(--on-alarm);
      background: var(--alarm-fill);
      border-radius: var(--radius-s);
    }
    @media (max-width: 760px) {
      .filters {
        flex-wrap: wrap;
      }
    }
    .foot {
      padding: var(--space-3) var(--space-4);
      font-size: var(--text-s);
    }
  `,
];
