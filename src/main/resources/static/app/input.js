/*
 * What people type, made into what the server expects, and plain words for what cannot be.
 */

/** Characters (code points) that may be added to a token's name. */
export const MAX_LABEL = 10;

const SERVICE_ID_DIGITS = 8;
const USER_ID_DIGITS = 10;
const DIGITS = /^[0-9]+$/;
const START_PASSWORD = /^[0-9A-Za-z]+$/;

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

/**
 * The faults of an initial setup, in the order of the fields. `shortest` and `longest` are the server's bounds of a
 * start password, in characters.
 */
export function setupFaults({ serviceId, userId, startPassword, agreed }, { shortest, longest }) {
  return [
    idFault('serviceId', 'サービスID', SERVICE_ID_DIGITS, serviceId),
    idFault('userId', 'ユーザID', USER_ID_DIGITS, userId),
    startPasswordFault(startPassword, shortest, longest),
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

function idFault(field, name, digits, value) {
  if (value === '') {
    return { field, message: `${name}を入力してください。` };
  }
  if (!DIGITS.test(value) || value.length !== digits) {
    return { field, message: `${name}は、メールに記載されたとおり${digits}桁の数字で入力してください。` };
  }
  return null;
}

function startPasswordFault(value, shortest, longest) {
  const field = 'startPassword';
  if (value === '') {
    return { field, message: '利用開始パスワードを入力してください。' };
  }
  if (!START_PASSWORD.test(value) || value.length < shortest || value.length > longest) {
    return { field, message: `利用開始パスワードは、半角英数字${shortest}文字以上${longest}文字以内で入力してください。` };
  }
  return null;
}
