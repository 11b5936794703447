const DATABASE = 'curbstop';
const FILES = 'files';

/**
 * Files on their way, kept on this device in IndexedDB, as other storage takes no files.
 * @typedef {{id: string, user: string, order: number, [key: string]: any}} Kept
 */
export class FileStore {
  /** Fulfilled once it is on the disk; fails when the device has no room or keeps nothing. @param {Kept} record @returns {Promise<any>} */
  put(record) {
    return this.#run('readwrite', (files) => files.put(record));
  }

  /** @param {string} id @returns {Promise<any>} */
  remove(id) {
    return this.#run('readwrite', (files) => files.delete(id));
  }

  /** Those of one person, in their order. @param {string} user @returns {Promise<Kept[]>} */
  async list(user) {
    const all = await this.#run('readonly', (files) => files.getAll());
    return all.filter((/** @type {Kept} */ r) => r.user === user).sort((/** @type {Kept} */ a, /** @type {Kept} */ b) => a.order - b.order);
  }

  /** @param {IDBTransactionMode} mode @param {(files: IDBObjectStore) => IDBRequest} ask @returns {Promise<any>} */
  async #run(mode, ask) {
    this.opening ??= open();
    const transaction = (await this.opening).transaction(FILES, mode, { durability: 'strict' });
    const request = ask(transaction.objectStore(FILES));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(FILES, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
