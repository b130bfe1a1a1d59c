/*
 * One-time passwords by RFC 6238 with HMAC-SHA-256, computed by the browser's own cryptography.
 * The secret is only ever held as a key that cannot be read out again.
 */

const BASE32_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const HMAC_SHA256 = { name: 'HMAC', hash: 'SHA-256' };

/** Turns a secret as the server hands it out (Base32, RFC 4648) into a key that no script can export. */
export async function importSecret(base32) {
  const bytes = decodeBase32(base32);
  try {
    return await crypto.subtle.importKey('raw', bytes, HMAC_SHA256, false, ['sign']);
  } finally {
    bytes.fill(0);
  }
}

/** A throw-away key, to find out whether this browser can keep keys at all. */
export function trialKey() {
  return crypto.subtle.generateKey(HMAC_SHA256, false, ['sign']);
}

/** The time step that an instant (epoch milliseconds) falls into; `period` in seconds. */
export function stepAt(epochMillis, period) {
  return Math.floor(epochMillis / 1000 / period);
}

/** Whole seconds for which the code of an instant is still shown: from `period` down to 1. */
export function secondsLeft(epochMillis, period) {
  const elapsed = Math.floor(epochMillis / 1000) % period;
  return period - elapsed;
}

/** The code of a time step, with leading zeros (RFC 4226, section 5.3). */
export async function codeOfStep(key, step, digits) {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer));
  const offset = mac.getUint8(mac.byteLength - 1) & 0x0f;
  const truncated = mac.getUint32(offset) & 0x7fffffff;
  return String(truncated % 10 ** digits).padStart(digits, '0');
}

/** Refuses with a TypeError what is not Base32; the message never repeats the input. */
export function decodeBase32(text) {
  const symbols = String(text).toUpperCase().replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((symbols.length * 5) / 8));
  if (bytes.length === 0) {
    throw new TypeError('empty secret');
  }
  let buffered = 0;
  let bits = 0;
  let written = 0;
  for (const symbol of symbols) {
    const value = BASE32_ALPHABET.indexOf(symbol);
    if (value < 0) {
      bytes.fill(0);
      throw new TypeError('secret is not Base32');
    }
    buffered = ((buffered << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[written++] = (buffered >> bits) & 0xff;
    }
  }
  return bytes;
}
