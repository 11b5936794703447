import { CsElement, css, html, nothing } from '../components/base.js';
import { onTheme, token } from '../lib/theme.js';
import { baseStyle } from './base-style.js';
import { mapFeatures } from './features.js';
import { legend, legendStyles } from './legend.js';
import { loadOl } from './ol.js';
import { overlayStyle } from './overlay-style.js';
import { forgetSymbols } from './symbols.js';
import '../components/cs-button.js';

/**
 * The map: the city's vector tiles, and over them incidents, units, an outage and the place of a new call.
 * `city` as in `GET /api/city`; `shown` as in map/features.js.
 * @fires open-incident `{id}` @fires open-unit `{code}` @fires pick-place `{lon, lat}` when `picking`, or by the right button
 */
export class CsMap extends CsElement {
  static properties = {
    city: { attribute: false },
    shown: { attribute: false },
    picking: { type: Boolean, reflect: true },
    plain: { type: Boolean }, // no legend and tools: for small maps
    legendOpen: { state: true },
    trouble: { state: true },
  };

  static styles = [
    legendStyles,
    css`
      :host {
        display: block;
        position: relative;
        min-height: 0;
        background: var(--map-land);
        overflow: hidden;
      }
      #map {
        position: absolute;
        inset: 0;
      }
      #map:focus-visible {
        outline: 2px solid var(--focus);
        outline-offset: -3px;
      }
      :host([picking]) #map {
        cursor: crosshair;
      }
      .tools {
        position: absolute;
        top: var(--space-3);
        right: var(--space-3);
        display: grid;
        gap: 4px;
        justify-items: end;
      }
      .tools cs-button {
        box-shadow: var(--shadow-1);
        border-radius: var(--radius-m);
      }
      .tip {
        position: absolute;
        z-index: 5;
        max-width: 280px;
        padding: 4px 9px;
        background: var(--surface-raised);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-m);
        box-shadow: var(--shadow-2);
        font-size: var(--text-s);
        pointer-events: none;
        transform: translate(14px, 12px);
      }
      .trouble {
        position: absolute;
        inset: auto 0 40% 0;
        text-align: center;
        color: var(--text-muted);
      }
      .scale {
        position: absolute;
        left: var(--space-3);
        bottom: var(--space-3);
        pointer-events: none;
      }
      .ol-scale-line {
        position: static;
        padding: 0;
        background: none;
      }
      .ol-scale-line-inner {
        border: 1.5px solid var(--text-muted);
        border-top: 0;
        color: var(--text);
        font-size: var(--text-xs);
        text-align: center;
        text-shadow: 0 0 3px var(--map-land), 0 0 3px var(--map-land);
        will-change: width;
      }
    `,
  ];

  constructor() {
    super();
    this.shown = {};
    this.legendOpen = false;
    /** @type {any} */
    this.map = null;
    /** @type {(() => void)[]} */
    this.whenReady = [];
  }

  connectedCallback() {
    super.connectedCallback();
    const stopTheme = onTheme(() => this.#restyle());
    // Tiles that could not be had without signal are asked for again.
    const again = () => this.tiles?.getSource()?.refresh();
    window.addEventListener('online', again);
    this.stop = () => {
      stopTheme();
      window.removeEventListener('online', again);
    };
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop?.();
    this.map?.setTarget(undefined);
    this.map = null;
  }

  /** @param {Map<string, any>} changed */
  updated(changed) {
    if (this.city?.bounds && !this.map && !this.starting) this.#start();
    else if (changed.has('city') && this.map) this.#useTiles();
    if (changed.has('shown')) this.#show();
  }

  async #start() {
    this.starting = true;
    try {
      const ol = (this.ol = await loadOl());
      this.tiles = new ol.layer.VectorTile({ declutter: 'base', renderBuffer: 120, preload: 1 });
      this.overlay = new ol.layer.Vector({ source: new ol.source.Vector(), updateWhileInteracting: true, declutter: 'overlay' });
      this.map = new ol.Map({
        target: this.renderRoot.querySelector('#map'),
        layers: [this.tiles, this.overlay],
        controls: [new ol.control.ScaleLine({ target: this.renderRoot.querySelector('.scale') })],
        view: new ol.View({ projection: 'EPSG:3857', maxZoom: 20, minZoom: 9, enableRotation: false, showFullExtent: true }),
      });
      this.#useTiles();
      this.#restyle();
      this.#show();
      this.#listen();
      this.whenReady.splice(0).forEach((run) => run());
      this.trouble = '';
      this.tell('map-ready');
    } catch (failure) {
      this.trouble = /** @type {Error} */ (failure).message;
      setTimeout(() => this.isConnected && this.requestUpdate('city', null), 3_000);
    }
    this.starting = false;
  }

  /** Another city lies elsewhere, and grows while it is loaded: the view shows all of it, until a person moves the map. */
  #followCity() {
    const view = this.map.getView();
    const at = () => String([view.getCenter(), view.getZoom()]);
    if (!this.city.bounds || (this.viewOf === this.city.name && this.viewAt !== at())) return;
    this.showCity(0);
    this.viewOf = this.city.name;
    this.viewAt = at();
  }

  #useTiles() {
    const { ol, city } = this;
    if (!city) return;
    this.#followCity();
    if (this.tilesOf === city.geodataVersion) return;
    this.tilesOf = city.geodataVersion;
    this.tiles.setSource(
      new ol.source.VectorTile({
        format: new ol.format.MVT(), maxZoom: 17, tileSize: 512, transition: 0,
        url: `/tiles/{z}/{x}/{y}.mvt?v=${encodeURIComponent(city.geodataVersion)}`,
      }),
    );
  }

  #restyle() {
    if (!this.map) return;
    forgetSymbols();
    this.tiles.setBackground(token('--map-land'));
    this.tiles.setStyle(baseStyle(this.ol));
    this.overlay.setStyle(overlayStyle(this.ol));
    this.requestUpdate();
  }

  #show() {
    if (!this.map) return;
    const source = this.overlay.getSource();
    const read = new this.ol.format.GeoJSON({ dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' });
    source.clear(true);
    source.addFeatures(read.readFeatures({ type: 'FeatureCollection', features: mapFeatures(this.shown ?? {}) }));
  }

  #listen() {
    const hit = (/** @type {any} */ event) =>
      this.map.forEachFeatureAtPixel(event.pixel, (/** @type {any} */ f) => (f.get('tip') ? f : undefined), {
        layerFilter: (/** @type {any} */ l) => l === this.overlay, hitTolerance: 4,
      });
    const toWgs84 = (/** @type {any} */ at) => this.ol.proj.toLonLat(at);
    this.map.on('click', (/** @type {any} */ event) => {
      const feature = hit(event);
      if (!this.picking && feature?.get('look') === 'incident') return this.tell('open-incident', { id: feature.get('id') });
      if (!this.picking && feature?.get('look') === 'unit') return this.tell('open-unit', { code: feature.get('code') });
      if (this.picking) {
        const [lon, lat] = toWgs84(event.coordinate);
        this.tell('pick-place', { lon, lat });
      }
    });
    this.map.getViewport().addEventListener('contextmenu', (/** @type {MouseEvent} */ event) => {
      event.preventDefault();
      const [lon, lat] = toWgs84(this.map.getEventCoordinate(event));
      this.tell('pick-place', { lon, lat });
    });
    this.map.on('pointermove', (/** @type {any} */ event) => {
      const tip = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.tip'));
      const feature = event.dragging ? undefined : hit(event);
      tip.hidden = !feature;
      this.map.getTargetElement().style.cursor = feature && !this.picking ? 'pointer' : '';
      if (!feature) return;
      tip.textContent = feature.get('tip');
      tip.style.left = `${Math.min(event.pixel[0], this.clientWidth - 290)}px`;
      tip.style.top = `${event.pixel[1]}px`;
    });
  }

  /** Runs now, or as soon as the map is there. @param {() => void} run */
  #ready(run) {
    if (this.map) run();
    else this.whenReady.push(run);
  }

  /** The whole city. @param {number} [duration_ms] */
  showCity(duration_ms = 300) {
    const bounds = this.city?.bounds;
    if (!bounds) return;
    this.#ready(() => {
      const extent = this.ol.proj.transformExtent(bounds, 'EPSG:4326', 'EPSG:3857');
      this.map.getView().fit(extent, { padding: [16, 16, 16, 16], duration: duration_ms });
    });
  }

  /** @param {number} lon @param {number} lat @param {number} [zoom] never zooms out from nearer than this */
  flyTo(lon, lat, zoom = 16.5) {
    this.#ready(() => {
      const view = this.map.getView();
      view.animate({ center: this.ol.proj.fromLonLat([lon, lat]), zoom: Math.max(view.getZoom(), zoom), duration: 350 });
    });
  }

  /** All of these places in view, nearer than a street apart. @param {{lon: number, lat: number}[]} places @param {number} [maxZoom] */
  fit(places, maxZoom = 17) {
    const placed = places.filter((p) => Number.isFinite(p?.lon));
    if (!placed.length) return;
    this.#ready(() => {
      const extent = this.ol.extent.boundingExtent(placed.map((p) => this.ol.proj.fromLonLat([p.lon, p.lat])));
      const margin = Math.min(70, this.clientHeight * 0.16);
      this.map.getView().fit(extent, { padding: [margin, margin, margin, margin], maxZoom, duration: 350 });
    });
  }

  /** The place in the middle: `[lon, lat]`. */
  middle() {
    return this.ol.proj.toLonLat(this.map.getView().getCenter());
  }

  /** @param {number} by levels */
  zoom(by) {
    this.#ready(() => this.map.getView().animate({ zoom: this.map.getView().getZoom() + by, duration: 180 }));
  }

  render() {
    return html`<link rel="stylesheet" href="/webjars/ol/ol.css" />
      <div id="map" tabindex="0" role="application" aria-label="Map of the city. Arrow keys move it, plus and minus zoom."></div>
      <div class="scale" aria-hidden="true"></div>${this.city?.credits?.length ? html`<p class="credits">${this.city.credits.join(', ')}</p>` : nothing}
      <div class="tip" hidden></div>
      ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
      ${this.city?.empty ? html`<p class="trouble">No map data is loaded yet. The map appears here by itself when it is.</p>` : nothing}
      ${this.plain
        ? nothing
        : html`<div class="tools">
              <cs-button label="Zoom in (+)" @press=${() => this.zoom(1)}>+</cs-button>
              <cs-button label="Zoom out (-)" @press=${() => this.zoom(-1)}>−</cs-button>
              <cs-button label="Whole city (0)" @press=${() => this.showCity()}>⤢</cs-button>
              <cs-button label="Legend (L)" expanded=${this.legendOpen} @press=${() => (this.legendOpen = !this.legendOpen)}>☰</cs-button>
            </div>
            ${this.legendOpen ? legend() : nothing}`}`;
  }
}
customElements.define('cs-map', CsMap);
