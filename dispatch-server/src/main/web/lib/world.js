import { Polling } from './polling.js';

/**
 * What time it is on the server, and whether anything here is real. On the demo city, on a copy of a city to train on and in an
 * exercise time may run faster than real time, and a band on every page says that nothing reaches a real crew.
 * @typedef {{now: string, speed: number, training: boolean, demo: boolean, exercise?: string}} World
 */

const LOOK_EVERY_ms = 2_000;
const BAND = '22px';

/** @type {{here_ms: number, there_ms: number, speed: number}|undefined} */
let time;

let exercise = false;

/** Whether an exercise goes on, as far as is known. */
export const isExercise = () => exercise;

/** What time it is, in milliseconds as `Date.now()`: the server's time where that is not the real one. */
export const now = () => (time ? time.there_ms + (Date.now() - time.here_ms) * time.speed : Date.now());

/** The same as text in UTC, as the server takes it. */
export const nowText = () => new Date(now()).toISOString();

/** Goes by what the server says. @param {World} world */
export function follow(world) {
  exercise = world.training && !!world.exercise;
  time = world.training ? { here_ms: Date.now(), there_ms: Date.parse(world.now), speed: world.speed } : undefined;
}

/** The words of the band; empty in a real city. @param {World} world */
export function bandWords(world) {
  if (!world.training) return '';
  const speed = world.speed === 1 ? '' : world.speed === 0 ? ' · time stands still' : ` · time runs ${world.speed} times as fast`;
  return `${world.exercise ? `EXERCISE: ${world.exercise}` : world.demo ? 'DEMO CITY' : 'TRAINING'}${speed} · nothing here is real`;
}

/** @param {World} world */
function showBand(world) {
  const words = bandWords(world);
  const band = document.getElementById('world-band') ?? document.createElement('div');
  document.documentElement.style.setProperty('--band', words ? BAND : '0px');
  if (!words) return band.remove();
  if (!band.id) {
    band.id = 'world-band';
    band.setAttribute('role', 'region');
    band.setAttribute('aria-label', 'What is real here');
    document.body.prepend(band);
  }
  if (band.textContent !== words) band.textContent = words;
}

async function look() {
  const answer = await fetch('/api/world', { headers: { Accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return; // the page says itself that the server is away, and the time runs on
  const world = await answer.json();
  follow(world);
  showBand(world);
  if (!world.training) polling.stop();
}

const polling = new Polling(look, LOOK_EVERY_ms);
if (typeof document !== 'undefined') polling.start();
