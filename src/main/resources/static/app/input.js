/*
 * What people type, made into what the server expects, and plain words for what cannot be.
 */

/** Characters (code points) that may be added to a token's name. */
export const MAX_LABEL = 10;

const MAX_ID = 64;
const HALF_WIDTH = /^[\x21-\x7e]+$/;
const START_PASSWORD = /^[0-9A-Za-z]{6,12}$/;

/** Full-width digits, letters and signs (U+FF01 to U+FF5E) as their half-width forms. */
export function toHalfWidth(text) {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** An ID as typed or pasted: half-width, without the blanks that copying from a mail brings along. */
export function normalizedId(text) {
  return toHalfWidth(text).trim();
}

/** A name's addition as it is kept: without blanks around it and without unpaired surrogates. */
export function normalizedLabel(text) {
  return text.trim().replace(/\p{Surrogate}/gu, '\ufffd');
}

export function lengthOf(text) {
  return [...text].length;
}

/** The faults of an initial setup, in the order of the fields. */
export function setupFaults({ serviceId, userId, startPassword, agreed }) {
  return [
    idFault('serviceId', 'サービスID', serviceId),
    idFault('userId', 'ユーザID', userId),
    startPasswordFault(startPassword),
    agreed ? null : { field: 'agreed', message: '利用規約をお読みになり、「上記の内容に同意する」にチェックを入れてください。' },
  ].filter((fault) => fault !== null);
}

/** What is wrong with an addition to a token's name, or null. */
export function labelFault(label) {
  if (lengthOf(label) > MAX_LABEL) {
    return `変更後の追加文言は${MAX_LABEL}文字以内で入力してください（現在${lengthOf(label)}文字です）。`;
  }
  if (/[\p{Cc}\p{Zl}\p{Zp}\ufffd]/u.test(label)) {
    return '変更後の追加文言に使用できない文字が含まれています。';
  }
  return null;
}

function idFault(field, name, value) {
  if (value === '') {
    return { field, message: `${name}を入力してください。` };
  }
  if (!HALF_WIDTH.test(value)) {
    return { field, message: `${name}は、メールに記載されたとおり半角の英数字で入力してください。` };
  }
  if (value.length > MAX_ID) {
    return { field, message: `${name}が長すぎます。メールに記載されたとおりに入力してください。` };
  }
  return null;
}

function startPasswordFault(value) {
  const field = 'startPassword';
  if (value === '') {
    return { field, message: '利用開始パスワードを入力してください。' };
  }
  if (!START_PASSWORD.test(value)) {
    return { field, message: '利用開始パスワードは、半角英数字6文字以上12文字以内で入力してください。' };
  }
  return null;
}
