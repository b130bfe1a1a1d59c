/*
 * What the app keeps on the device, in IndexedDB: the tokens (key, names, IDs) and a few settings.
 * Neither the Base32 secret nor a start password ever gets here.
 */

const DATABASE = 'tetsuzuki-token-app';
const VERSION = 1;
const TOKENS = 'tokens';
const SETTINGS = 'settings';

/** Tokens that one device holds at most (spec section 5). */
export const MAX_TOKENS = 10;

const changes = 'BroadcastChannel' in globalThis ? new BroadcastChannel(DATABASE) : null;
let connection = null;

/** Calls back when another tab or window has changed the tokens. */
export function onChangeElsewhere(callback) {
  changes?.addEventListener('message', callback);
}

/** Fails when the browser refuses to keep data, or to keep this key among them. */
export async function probe(key) {
  const name = 'probe';
  await inStore(SETTINGS, 'readwrite', (store) => store.put({ name, value: key }));
  await inStore(SETTINGS, 'readwrite', (store) => store.delete(name));
}

/** All tokens, the earliest first. */
export function tokens() {
  return inStore(TOKENS, 'readonly', (store) => store.getAll());
}

export function token(id) {
  return inStore(TOKENS, 'readonly', (store) => store.get(id));
}

/**
 * Keeps a token and answers with its id. The limit is checked before a token is asked of the server and not here:
 * one that was handed out already must not be lost.
 */
export async function addToken(token) {
  const id = await inStore(TOKENS, 'readwrite', (store) => store.add(token));
  changes?.postMessage('added');
  return id;
}

export async function renameToken(id, label) {
  const known = await token(id);
  if (known) {
    await inStore(TOKENS, 'readwrite', (store) => store.put({ ...known, label }));
    changes?.postMessage('renamed');
  }
}

export async function removeToken(id) {
  await inStore(TOKENS, 'readwrite', (store) => store.delete(id));
  changes?.postMessage('removed');
}

/** The value of a setting, or undefined. */
export async function setting(name) {
  return (await inStore(SETTINGS, 'readonly', (store) => store.get(name)))?.value;
}

export function keepSetting(name, value) {
  return inStore(SETTINGS, 'readwrite', (store) => store.put({ name, value }));
}

/** Runs one request and answers with its result once the transaction is durable. */
async function inStore(name, mode, act) {
  const transaction = await begin(name, mode);
  return new Promise((resolve, reject) => {
    const request = act(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error);
  });
}

async function begin(name, mode) {
  const options = { durability: 'strict' };
  try {
    return (await open()).transaction(name, mode, options);
  } catch (fault) {
    if (fault.name !== 'InvalidStateError') {
      throw fault;
    }
    // iOS drops the connection of an app that slept for long, and does not always say so beforehand.
    forget();
    return (await open()).transaction(name, mode, options);
  }
}

function open() {
  connection ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(TOKENS, { keyPath: 'id', autoIncrement: true });
      request.result.createObjectStore(SETTINGS, { keyPath: 'name' });
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = forget;
      database.onversionchange = () => {
        database.close();
        forget();
      };
      resolve(database);
    };
    request.onerror = () => {
      forget();
      reject(request.error);
    };
  });
  return connection;
}

function forget() {
  connection = null;
}
