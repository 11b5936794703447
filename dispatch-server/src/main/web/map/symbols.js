import { shapePaths } from '../components/shapes.js';

/**
 * Map symbols drawn once on a canvas and kept: the same shapes as on the badges. Sizes in CSS pixels.
 * @type {Map<string, HTMLCanvasElement>}
 */
const kept = new Map();
const DENSITY = 2;

/** The scale at which a symbol is shown at its CSS size. */
export const symbolScale = 1 / DENSITY;

/** Forgets all symbols, because the theme changed. */
export const forgetSymbols = () => kept.clear();

/**
 * @param {string} key names the symbol with all that it depends on
 * @param {number} size_px
 * @param {(pen: CanvasRenderingContext2D) => void} draw in a box of 16 × 16
 */
function symbol(key, size_px, draw) {
  const found = kept.get(key);
  if (found) return found;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size_px * DENSITY;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  pen.scale((size_px * DENSITY) / 16, (size_px * DENSITY) / 16);
  pen.lineJoin = 'round';
  draw(pen);
  kept.set(key, canvas);
  return canvas;
}

/** A badge's shape with an outline and a short text on it. @param {{shape: string, fill: string, edge: string, ink: string, text?: string, size: number}} o */
export function marker(o) {
  return symbol(['marker', ...Object.values(o)].join('|'), o.size, (pen) => {
    pen.translate(8, 8);
    pen.scale(0.84, 0.84);
    pen.translate(-8, -8);
    const path = new Path2D(shapePaths[o.shape]);
    pen.strokeStyle = o.edge;
    pen.lineWidth = 3;
    pen.stroke(path);
    pen.fillStyle = o.fill;
    pen.fill(path, 'evenodd');
    if (!o.text) return;
    pen.fillStyle = o.ink;
    pen.font = '700 7.6px "Segoe UI", "Liberation Sans", Arial, sans-serif';
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(o.text, 8, o.shape === 'triangle' ? 10.6 : 8.4);
  });
}

/**
 * A valve: a bow tie; hollow when open, filled with a bar when closed, crossed when it is stuck, a dotted one unknown.
 * @param {'open'|'closed'|'stuck'|'unknown'} state @param {string} colour @param {string} halo @param {number} size
 */
export function valve(state, colour, halo, size) {
  return symbol(['valve', state, colour, halo, size].join('|'), size, (pen) => {
    const tie = new Path2D('M2 4 8 8 2 12zM14 4 8 8l6 4z');
    pen.strokeStyle = halo;
    pen.lineWidth = 4;
    pen.stroke(tie);
    pen.fillStyle = state === 'closed' ? colour : halo;
    pen.fill(tie);
    pen.strokeStyle = colour;
    pen.lineWidth = 1.5;
    if (state === 'unknown') pen.setLineDash([1.5, 1.2]);
    pen.stroke(tie);
    pen.setLineDash([]);
    pen.lineWidth = 1.8;
    if (state === 'closed') pen.stroke(new Path2D('M8 2v12'));
    if (state === 'stuck') pen.stroke(new Path2D('M3.5 1.5l9 13M12.5 1.5l-9 13'));
  });
}

/** A hydrant: a disc with its two outlets. @param {string} colour @param {string} halo @param {number} size */
export function hydrant(colour, halo, size) {
  return symbol(['hydrant', colour, halo, size].join('|'), size, (pen) => {
    const body = new Path2D('M8 3.6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8zM1.5 6.5h2v3h-2zm11 0h2v3h-2z');
    pen.strokeStyle = halo;
    pen.lineWidth = 2.5;
    pen.stroke(body);
    pen.fillStyle = colour;
    pen.fill(body);
  });
}

/** A letter or sign in a small rounded square: hospital, school, works. @param {string} sign @param {string} colour @param {string} halo @param {number} size */
export function sign(sign, colour, halo, size) {
  return symbol(['sign', sign, colour, halo, size].join('|'), size, (pen) => {
    pen.fillStyle = halo;
    pen.strokeStyle = colour;
    pen.lineWidth = 1.4;
    pen.beginPath();
    pen.roundRect(1.2, 1.2, 13.6, 13.6, 3);
    pen.fill();
    pen.stroke();
    pen.fillStyle = colour;
    pen.font = '700 10px "Segoe UI", "Liberation Sans", Arial, sans-serif';
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(sign, 8, 8.6);
  });
}

/** A number on a disc: the order in which valves are worked. @param {string} text @param {string} fill @param {string} ink @param {string} edge @param {number} size */
export function numbered(text, fill, ink, edge, size) {
  return marker({ shape: 'disc', fill, edge, ink, text, size });
}
