/*
 * 初期設定: IDs and start password for a token's key.
 */

import { requestSetup } from '/app/api.js';
import { normalizedId, setupFaults, toHalfWidth } from '/app/input.js';
import { announce, clearFaults, fromTemplate, show, showFaults } from '/app/page.js';
import { addToken } from '/app/store.js';
import { importSecret } from '/app/totp.js';

/**
 * Shows the view. `prefill` may carry serviceId and userId from the mail's link; `onReady` is called with the token's
 * id once it is kept on the device; `onBack` is given where there is something to go back to.
 */
export function showSetup({ prefill, clock, onReady, onBack }) {
  const fragment = fromTemplate('view-setup');
  const form = fragment.querySelector('form');
  const { serviceId, userId, startPassword, agreed } = form.elements;
  const submit = form.querySelector('button[type="submit"]');
  const progress = form.querySelector('[data-progress]');
  const back = form.querySelector('[data-action="back"]');

  serviceId.value = prefill.serviceId ?? '';
  userId.value = prefill.userId ?? '';
  // Only Safari on iPhone and iPad knows this member: it keeps what an installed app stores apart from its own.
  fragment.querySelector('[data-install-first]').hidden = navigator.standalone !== false;
  back.hidden = !onBack;
  back.addEventListener('click', () => onBack());
  const conceal = passwordToggle(form, startPassword);

  let busy = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    clearFaults(form);
    conceal();
    serviceId.value = normalizedId(serviceId.value);
    userId.value = normalizedId(userId.value);
    const entry = {
      serviceId: serviceId.value,
      userId: userId.value,
      startPassword: toHalfWidth(startPassword.value),
      agreed: agreed.checked,
    };
    const { shortest, longest } = startPassword.dataset;
    const faults = setupFaults(entry, { shortest: Number(shortest), longest: Number(longest) });
    if (faults.length > 0) {
      showFaults(form, faults);
      return;
    }
    busy = true;
    submit.disabled = true;
    progress.textContent = '送信しています。このままお待ちください。';
    startPassword.value = '';
    const answer = await requestSetup(entry);
    const refusals = answer.outcome === 'issued' ? await keep(answer, entry, clock, onReady) : refusal(answer);
    progress.textContent = '';
    submit.disabled = false;
    busy = false;
    if (refusals && form.isConnected) {
      showFaults(form, refusals);
    }
  });
  show(fragment);
}

/** Imports the key and keeps the token at once, so that closing the app from here on loses nothing. */
async function keep({ secret, digits, period, issuer, serverTime }, { serviceId, userId }, clock, onReady) {
  let id;
  try {
    const key = await importSecret(secret);
    id = await addToken({ serviceId, userId, issuer, label: '', digits, period, key });
  } catch {
    return [
      {
        message:
          'トークンをこの端末に保存できませんでした。お手数ですが、インターネットバンキングでトークン発行からやり直してください。',
      },
    ];
  }
  clock.observe(serverTime);
  await onReady(id);
  return null;
}

function refusal(answer) {
  switch (answer.outcome) {
    case 'fields':
      return answer.errors.length > 0
        ? answer.errors
        : [{ message: '入力内容に誤りがあります。メールの内容をお確かめのうえ、もう一度入力してください。' }];
    case 'credentials':
      return [
        {
          message:
            '初期設定を行うことができません。サービスID、ユーザID、利用開始パスワードをお確かめください。誤った入力が続くと、このトークンは失効します。',
        },
        {
          message:
            '初期設定の期限を過ぎている場合や、すでに初期設定がお済みの場合も、この表示になります。その場合は、インターネットバンキングでトークン発行からやり直してください。',
        },
      ];
    case 'tooMany':
      return [{ message: `送信の回数が多いため、受け付けを一時的に止めています。${wait(answer.retryAfter)}もう一度送信してください。` }];
    case 'unreachable':
      return [
        {
          message:
            'サーバーに接続できませんでした。通信の状態をお確かめのうえ、利用開始パスワードを入力して、もう一度送信してください。',
        },
        {
          message:
            '送信の途中で通信が切れた場合は、設定だけが済んでいることがあります。もう一度送信しても設定できないときは、トークン発行からやり直してください。',
        },
      ];
    case 'unreadable':
      return [
        {
          message:
            'サーバーからの応答を読み取れませんでした。お手数ですが、当組合（ヘルプの「お問い合わせ先」）へご連絡ください。',
        },
      ];
    default:
      return [{ message: 'ただいま初期設定を受け付けることができません。しばらくたってから、もう一度送信してください。' }];
  }
}

function wait(seconds) {
  if (seconds === null) {
    return 'しばらくたってから、';
  }
  return seconds <= 90 ? `${seconds}秒ほどたってから、` : `${Math.ceil(seconds / 60)}分ほどたってから、`;
}

/** Wires the 表示／隠す button and answers with what hides the password again. */
function passwordToggle(form, password) {
  const toggle = form.querySelector('[data-action="reveal"]');
  const set = (revealed) => {
    password.type = revealed ? 'text' : 'password';
    toggle.textContent = revealed ? '隠す' : '表示';
    toggle.setAttribute('aria-label', revealed ? '利用開始パスワードを隠す' : '利用開始パスワードを表示');
  };
  toggle.addEventListener('click', () => {
    const reveal = password.type === 'password';
    set(reveal);
    announce(reveal ? '利用開始パスワードを表示しています。' : '利用開始パスワードを隠しました。');
  });
  return () => set(false);
}
