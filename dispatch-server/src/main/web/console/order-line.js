import { html, nothing } from '../components/base.js';

/** The service order that an incident is worked for, and that it is to be stopped. @param {any} order as in docs/wire.md, or null */
export function orderLine(order) {
  if (!order) return nothing;
  return html`${order.stop ? html`<p class="problem"><strong>▲ ${order.stop}</strong></p>` : nothing}
    <p class="where">Service order <a href="/orders?text=${encodeURIComponent(order.number)}">${order.kindLabel} ${order.number}</a></p>`;
}
