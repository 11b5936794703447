/**
 * Calls to the server: JSON both ways, the CSRF cookie carried back in its header, and every failure one kind of error.
 * @typedef {{field: string, message: string}} FieldError
 */

/** An answer that is not what was asked for, as a problem detail (docs/wire.md, Errors). */
export class Problem extends Error {
  /** @param {number} status HTTP status, 0 when the server was not reached @param {any} body the problem detail */
  constructor(status, body) {
    super(body.detail || body.title || `The server answered ${status}.`);
    this.name = 'Problem';
    this.status = status;
    /** Stable code, such as `conflict`; `offline` when the server was not reached. @type {string} */
    this.code = body.code || (status === 0 ? 'offline' : 'internal');
    /** @type {FieldError[]} */
    this.fields = body.fields || [];
    this.body = body;
  }

  /** The message for one field, if there is one. @param {string} field */
  of(field) {
    return this.fields.find((f) => f.field === field)?.message;
  }

  /** Whether trying the same again later may work: not reached, too busy, or the server's own fault. */
  get passing() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** @param {string} name */
function cookie(name) {
  const found = document.cookie.split('; ').find((c) => c.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

/**
 * @param {string} method
 * @param {string} path
 * @param {any} [body] sent as JSON, a FormData or a file as it is
 * @param {{signal?: AbortSignal, timeout_ms?: number, stay?: boolean, again?: boolean}} [options] `stay`: do not go to the sign-in page
 * @returns {Promise<any>} the answer's JSON, the text of a file in CSV, or null for 204
 * @throws {Problem}
 */
export async function call(method, path, body, options = {}) {
  const headers = /** @type {Record<string, string>} */ ({ Accept: 'application/json, application/problem+json' });
  if (method !== 'GET') {
    if (!cookie('XSRF-TOKEN')) await fetch('/api/me', { credentials: 'same-origin' }).catch(() => null);
    headers['X-XSRF-TOKEN'] = cookie('XSRF-TOKEN');
  }
  const asItIs = body instanceof FormData || body instanceof Blob;
  if (body instanceof Blob) headers['Content-Type'] = body.type || 'application/octet-stream';
  else if (body !== undefined && !asItIs) headers['Content-Type'] = 'application/json';
  const limit = AbortSignal.timeout(options.timeout_ms ?? 20_000);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  let response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      signal,
      body: body === undefined || asItIs ? body : JSON.stringify(body),
    });
  } catch (failure) {
    if (options.signal?.aborted) throw failure;
    throw new Problem(0, { code: 'offline', detail: 'The server cannot be reached. Nothing you entered is lost.' });
  }
  if (response.status === 403 && !options.again && response.headers.get('Content-Type')?.includes('problem')) {
    const refused = await response.clone().json().catch(() => ({}));
    // The token is the session's: after a new session the old cookie is refused once.
    if (refused.code === 'csrf') {
      await fetch('/api/me', { credentials: 'same-origin' }).catch(() => null);
      return call(method, path, body, { ...options, again: true });
    }
  }
  if (response.status === 204) return null;
  const type = response.headers.get('Content-Type') ?? '';
  if (response.ok) return type.includes('json') ? response.json() : type.startsWith('text/csv') ? response.text() : null;
  const problem = new Problem(response.status, await response.json().catch(() => ({})));
  if (response.status === 401 && !options.stay) location.assign('/sign-in?next=' + encodeURIComponent(location.pathname + location.search));
  throw problem;
}

/** @param {string} path @param {Parameters<typeof call>[3]} [options] */
export const get = (path, options) => call('GET', path, undefined, options);
/** @param {string} path @param {any} [body] @param {Parameters<typeof call>[3]} [options] */
export const post = (path, body, options) => call('POST', path, body ?? {}, options);
/** @param {string} path @param {any} body */
export const put = (path, body) => call('PUT', path, body);
/** @param {string} path @param {any} body */
export const patch = (path, body) => call('PATCH', path, body);

/**
 * What a page cannot do without: tried until the server is there.
 * @template T @param {() => Promise<T>} ask @returns {Promise<T>}
 */
export async function patiently(ask) {
  for (let wait_ms = 500; ; wait_ms = Math.min(wait_ms * 1.6, 5_000)) {
    try {
      return await ask();
    } catch (failure) {
      if (!(failure instanceof Problem) || !failure.passing) throw failure;
      await new Promise((again) => setTimeout(again, wait_ms));
    }
  }
}

/** A new id for what this screen creates, so that sending it twice is safe. */
export const newId = () => (crypto.randomUUID ? crypto.randomUUID() : fallbackId());

/** Version 4 by hand: randomUUID is missing where the page does not come over TLS or loopback. */
function fallbackId() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  const hex = [...b].map((v) => v.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
