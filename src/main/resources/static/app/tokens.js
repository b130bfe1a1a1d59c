/*
 * The list of tokens with their codes, which follow the server's time second by second.
 */

import { announce, fromTemplate, show } from '/app/page.js';
import { MAX_TOKENS, removeToken } from '/app/store.js';
import { codeOfStep, secondsLeft, stepAt } from '/app/totp.js';

/** From here on the code is marked as about to change (seconds). */
const SOON = 10;

/** The length of the ring around the seconds left, as its pathLength says. */
const RING = 100;

/**
 * Shows the list. `notice` is the id of a template to show above it, or null. Answers with a function that brings
 * codes and seconds up to date, to be called at least once a second.
 */
export function showTokens({ tokens, clock, notice, onAdd, onRename, onRemoved }) {
  const fragment = fromTemplate('view-tokens');
  const list = fragment.querySelector('[data-token-list]');
  const cards = tokens.map((token) => card(token, { onRename, onRemoved }));
  list.append(...cards.map(({ item }) => item));
  fragment.querySelector('[data-count]').textContent = `${tokens.length}／${MAX_TOKENS}`;

  const full = tokens.length >= MAX_TOKENS;
  const add = fragment.querySelector('[data-action="add"]');
  add.hidden = full;
  add.addEventListener('click', () => onAdd());
  fragment.querySelector('[data-full]').hidden = !full;
  if (notice) {
    fragment.querySelector('[data-notice]').append(fromTemplate(notice));
  }
  fragment.querySelector('[data-install-hint]').hidden =
    navigator.standalone === true || matchMedia('(display-mode: standalone)').matches;
  show(fragment);

  return () => {
    const now = clock.now();
    return Promise.all(cards.map(({ update }) => update(now)));
  };
}

function card(token, { onRename, onRemoved }) {
  const fragment = fromTemplate('token-card');
  const item = fragment.firstElementChild;
  const element = item.querySelector('[data-token]');
  const name = element.querySelector('[data-name]');
  const code = element.querySelector('[data-code]');
  const seconds = element.querySelector('[data-seconds]');
  const ring = element.querySelector('[data-ring]');
  const soon = element.querySelector('[data-soon]');
  const fullName = token.label ? `${token.issuer} ${token.label}` : token.issuer;

  element.dataset.token = token.id;
  name.id = `token-${token.id}-name`;
  name.textContent = fullName;
  element.setAttribute('aria-labelledby', name.id);
  element.querySelector('[data-service-id]').textContent = token.serviceId;
  for (const place of element.querySelectorAll('[data-which]')) {
    place.textContent = `（${fullName}、サービスID ${token.serviceId}）`;
  }

  element.querySelector('[data-action="copy"]').addEventListener('click', () => copy(code));
  element.querySelector('[data-action="rename"]').addEventListener('click', () => onRename(token));
  element.querySelector('[data-action="remove"]').addEventListener('click', () => {
    confirmRemoval(token, fullName, onRemoved);
  });

  let shown = null;
  const update = async (now) => {
    const left = secondsLeft(now, token.period);
    seconds.textContent = left;
    ring.setAttribute('stroke-dashoffset', String(RING - (RING * left) / token.period));
    soon.hidden = left > SOON;
    element.toggleAttribute('data-ending', left <= SOON);
    const step = stepAt(now, token.period);
    if (step === shown) {
      return;
    }
    shown = step;
    const fresh = await codeOfStep(token.key, step, token.digits);
    // A later step may have overtaken this one while it was computed.
    if (shown === step) {
      put(code, fresh);
    }
  };
  return { item, update };
}

/** Two halves for the eye; text, copy and screen reader have the code in one piece. */
function put(place, code) {
  const half = code.length / 2;
  const halves = [code.slice(0, half), code.slice(half)].map((digits) => {
    const span = document.createElement('span');
    span.textContent = digits;
    return span;
  });
  place.replaceChildren(...halves);
  place.dataset.code = code;
}

async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.dataset.code);
    announce('ワンタイムパスワードをコピーしました。');
  } catch {
    getSelection()?.selectAllChildren(code);
    announce('コピーできませんでした。選択された数字を長押しして、コピーしてください。');
  }
}

function confirmRemoval(token, fullName, onRemoved) {
  const fragment = fromTemplate('dialog-remove');
  const dialog = fragment.querySelector('dialog');
  dialog.querySelector('[data-name]').textContent = fullName;
  dialog.querySelector('[data-service-id]').textContent = token.serviceId;
  dialog.querySelector('[data-action="cancel"]').addEventListener('click', () => dialog.close());
  dialog.querySelector('[data-action="confirm"]').addEventListener('click', async (event) => {
    event.target.disabled = true;
    await removeToken(token.id);
    dialog.close();
    onRemoved(fullName);
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
