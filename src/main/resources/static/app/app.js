/*
 * ワンタイムパスワードアプリ: which view is shown, and the clock that all codes follow.
 */

import { askTime } from '/app/api.js';
import { ServerClock } from '/app/clock.js';
import { normalizedId } from '/app/input.js';
import { showNaming, showSetupDone } from '/app/naming.js';
import { announce, fromTemplate, show } from '/app/page.js';
import { showSetup } from '/app/setup.js';
import { keepSetting, MAX_TOKENS, onChangeElsewhere, probe, setting, token, tokens } from '/app/store.js';
import { showTokens } from '/app/tokens.js';
import { trialKey } from '/app/totp.js';

const OFFSET = 'clockOffset';

/** How often the server's time is asked for while the app is open (milliseconds). */
const TIME_CHECK_EVERY = 5 * 60_000;

/** A prefilled ID longer than this is no ID of ours. */
const MAX_PREFILL = 64;

let clock;
let view = null;
let updateCodes = null;
let synchronizing = null;
let ticking = 0;

start();

async function start() {
  addEventListener('unhandledrejection', () => announce('処理を続けることができません。アプリを閉じて、開き直してください。'));
  if (!globalThis.crypto?.subtle) {
    show(fromTemplate('view-insecure'));
    return;
  }
  try {
    await probe(await trialKey());
  } catch {
    show(fromTemplate('view-no-storage'));
    return;
  }
  clock = new ServerClock(await setting(OFFSET));
  tick();

  addEventListener('online', synchronize);
  addEventListener('offline', () => tellConnection(false));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      tick();
      synchronize();
    }
  });
  setInterval(synchronize, TIME_CHECK_EVERY);
  addEventListener('hashchange', openFromLink);
  addEventListener('popstate', () => {
    // A changed fragment (a link from the mail while the app is open) is the business of hashchange.
    if (location.hash === '') {
      goHome();
    }
  });
  onChangeElsewhere(() => {
    if (view === 'tokens') {
      goHome();
    }
  });
  synchronize();
  registerWorker();
  await openFromLink();
}

/** Opens the app by the mail's link, whose fragment carries the IDs, or else with what there is. */
async function openFromLink() {
  const prefill = takePrefill();
  const known = await tokens();
  if (prefill === null || known.length === 0) {
    await goHome({ prefill: prefill ?? {} });
  } else if (known.some(({ serviceId, userId }) => serviceId === prefill.serviceId && userId === prefill.userId)) {
    await goHome({ notice: 'notice-known' });
  } else if (known.length >= MAX_TOKENS) {
    await goHome();
  } else {
    addAnother(prefill);
  }
}

/** Reads the IDs from the address and takes them out of it, so that they stay in no history. */
function takePrefill() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  const read = (name) => normalizedId(fragment.get(name) ?? '').slice(0, MAX_PREFILL);
  const prefill = { serviceId: read('serviceId'), userId: read('userId') };
  return prefill.serviceId || prefill.userId ? prefill : null;
}

async function goHome({ prefill = {}, notice = null } = {}) {
  const known = await tokens();
  if (known.length === 0) {
    change('setup');
    showSetup({ prefill, clock, onReady: ready });
    return;
  }
  change('tokens');
  updateCodes = showTokens({
    tokens: known,
    clock,
    notice,
    onAdd: () => addAnother({}),
    onRename: rename,
    onRemoved: async (name) => {
      await goHome();
      announce(`「${name}」を削除しました。`);
    },
  });
  await updateCodes();
}

function addAnother(prefill) {
  enter('setup');
  showSetup({ prefill, clock, onReady: ready, onBack: () => history.back() });
}

/** The token is kept; what is left is its name. */
async function ready(id) {
  await keepSetting(OFFSET, clock.offset);
  // Keeps the browser from clearing the keys when the device runs short of space.
  navigator.storage?.persist?.();
  synchronize();
  change('setup-done');
  showSetupDone({
    onNext: async () => {
      const fresh = await token(id);
      change('naming');
      showNaming({ token: fresh, onNamed: () => goHome({ notice: 'notice-registered' }) });
    },
  });
}

function rename(chosen) {
  enter('naming');
  showNaming({
    token: chosen,
    onNamed: () => {
      announce('トークンの表示名を変更しました。');
      history.back();
    },
    onBack: () => history.back(),
  });
}

function change(name) {
  view = name;
  updateCodes = null;
}

/** Changes to a view that the device's own back leads out of. */
function enter(name) {
  if (history.state === null) {
    history.pushState({ view: name }, '');
  }
  change(name);
}

/** Once a server second, and right after its start. */
function tick() {
  clearTimeout(ticking);
  if (clock.jump !== 0) {
    clock.settleJump();
    keepSetting(OFFSET, clock.offset);
    synchronize();
  }
  updateCodes?.();
  ticking = setTimeout(tick, 1000 - (clock.now() % 1000) + 5);
}

/** Measures the difference to the server's time; without a connection the last one known stays in force. */
function synchronize() {
  synchronizing ??= measure().finally(() => {
    synchronizing = null;
  });
  return synchronizing;
}

async function measure() {
  const answer = await askTime();
  if (answer === null) {
    tellConnection(false);
  } else {
    clock.observe(answer.serverMillis, answer.roundTripMillis);
    tellConnection(true);
    await keepSetting(OFFSET, clock.offset);
  }
  tellClock();
  updateCodes?.();
}

function tellConnection(connected) {
  tell('connection-status', connected ? null : fromTemplate('notice-offline'));
}

function tellClock() {
  let notice = null;
  if (clock.deviceIsOff) {
    const offset = clock.offset;
    notice = fromTemplate('notice-clock-off');
    notice.querySelector('[data-difference]').textContent =
      `約${inWords(Math.abs(offset))}${offset > 0 ? '遅れて' : '進んで'}います`;
  }
  tell('clock-status', notice);
}

/** Fills or empties a place that assistive technology watches; what is there already is not told once more. */
function tell(place, notice) {
  const status = document.getElementById(place);
  if (status.textContent !== (notice?.textContent ?? '')) {
    status.replaceChildren(...(notice ? [notice] : []));
  }
}

function inWords(millis) {
  const minutes = Math.round(millis / 60_000);
  if (minutes < 1) {
    return `${Math.round(millis / 1000)}秒`;
  }
  if (minutes < 120) {
    return `${minutes}分`;
  }
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours}時間` : `${Math.round(hours / 24)}日`;
}

async function registerWorker() {
  try {
    await navigator.serviceWorker?.register('/app/sw.js', { scope: '/app/' });
  } catch {
    // Without the worker the app still works while there is a connection.
  }
}
