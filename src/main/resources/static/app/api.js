/*
 * The two questions that the app asks its server (spec section 5). No cookies go along: the app is not logged in.
 */

const SETUP_TIMEOUT = 30_000;
const TIME_TIMEOUT = 8_000;

/**
 * Asks for the initial setup and answers with one of
 * - {outcome: 'issued', secret, digits, period, issuer, serverTime}
 * - {outcome: 'fields', errors: [{field, message}]}
 * - {outcome: 'credentials'}: unknown, wrong, voided, expired or already set up, all alike
 * - {outcome: 'tooMany', retryAfter}: seconds, or null where the server named none
 * - {outcome: 'unavailable'}: the server cannot answer at present
 * - {outcome: 'unreachable'}: no answer came; whether the request arrived is not known
 * - {outcome: 'unreadable'}: an answer that this app does not understand
 */
export async function requestSetup({ serviceId, userId, startPassword }) {
  let response;
  try {
    response = await fetch('/app/api/setup', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json' },
      body: JSON.stringify({ serviceId, userId, startPassword, agreed: true }),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(SETUP_TIMEOUT),
    });
  } catch {
    return { outcome: 'unreachable' };
  }
  switch (response.status) {
    case 200:
      return issued(response);
    case 400:
      return { outcome: 'fields', errors: await fieldErrors(response) };
    case 401:
      return { outcome: 'credentials' };
    case 429:
      return { outcome: 'tooMany', retryAfter: retryAfter(response) };
    default:
      return { outcome: 'unavailable' };
  }
}

/** The server's time and how long the question took, both in milliseconds; null when it cannot be reached. */
export async function askTime() {
  const asked = performance.now();
  try {
    const response = await fetch('/app/api/time', {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIME_TIMEOUT),
    });
    const answer = response.ok ? await response.json() : {};
    const serverMillis = instant(answer.serverTime);
    if (serverMillis === null) {
      return null;
    }
    return { serverMillis, roundTripMillis: performance.now() - asked };
  } catch {
    return null;
  }
}

async function issued(response) {
  let answer;
  try {
    answer = await response.json();
  } catch {
    return { outcome: 'unreadable' };
  }
  const { secret, algorithm, digits, period, issuer } = answer ?? {};
  const serverTime = instant(answer?.serverTime);
  const understood =
    typeof secret === 'string' &&
    algorithm === 'SHA256' &&
    [6, 7, 8].includes(digits) &&
    Number.isInteger(period) &&
    period > 0 &&
    serverTime !== null;
  return understood
    ? { outcome: 'issued', secret, digits, period, issuer: String(issuer ?? ''), serverTime }
    : { outcome: 'unreadable' };
}

async function fieldErrors(response) {
  try {
    const { errors } = await response.json();
    return Array.isArray(errors)
      ? errors.map(({ field, message }) => ({ field: String(field), message: String(message) }))
      : [];
  } catch {
    return [];
  }
}

function retryAfter(response) {
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return Number.isInteger(seconds) && seconds > 0 ? seconds : null;
}

/** Epoch milliseconds of an ISO 8601 instant (any number of decimals) or of epoch milliseconds; null for others. */
function instant(value) {
  const millis =
    typeof value === 'string' ? Date.parse(value.replace(/(\.\d{3})\d+/, '$1')) : Number(value ?? Number.NaN);
  return Number.isFinite(millis) ? millis : null;
}
