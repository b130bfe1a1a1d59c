/*
 * The pieces that every view of the app is put together from.
 */

const PAGE_TITLE = 'ワンタイムパスワードアプリ';
const ANNOUNCEMENT = 6_000;

let clearing = 0;

/** A copy of a template of the page. */
export function fromTemplate(id) {
  return document.getElementById(id).content.cloneNode(true);
}

/** Replaces the view by another one and takes the reader (and the screen reader) to its heading. */
export function show(fragment) {
  const main = document.querySelector('main');
  main.replaceChildren(fragment);
  const heading = main.querySelector('h1');
  document.title = `${heading.textContent.trim()}｜${PAGE_TITLE}`;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/** Says a short result, to be seen and to be heard. */
export function announce(message) {
  const status = document.getElementById('status');
  clearTimeout(clearing);
  status.textContent = message;
  clearing = setTimeout(() => {
    status.textContent = '';
  }, ANNOUNCEMENT);
}

/**
 * Shows faults in the summary of a form and at their fields. A fault is {field, message}; without a known field it
 * stands in the summary alone.
 */
export function showFaults(form, faults) {
  clearFaults(form);
  const summary = form.querySelector('[role="alert"]');
  const list = document.createElement('ul');
  for (const { field, message } of faults) {
    const item = document.createElement('li');
    const input = field ? form.querySelector(`#${CSS.escape(field)}`) : null;
    const place = field ? form.querySelector(`#${CSS.escape(field)}-error`) : null;
    if (input && place) {
      place.textContent = message;
      input.setAttribute('aria-invalid', 'true');
      const link = document.createElement('a');
      link.href = `#${field}`;
      link.textContent = message;
      link.addEventListener('click', (event) => {
        // Following the link would put the field into the address, which the app reads IDs from.
        event.preventDefault();
        input.focus();
      });
      item.append(link);
    } else {
      item.textContent = message;
    }
    list.append(item);
  }
  const title = document.createElement('p');
  title.className = 'summary-title';
  title.textContent = '入力内容をご確認ください';
  if (faults.every(({ field }) => !field)) {
    title.textContent = '手続きを完了できませんでした';
  }
  summary.replaceChildren(title, list);
  summary.hidden = false;
  summary.tabIndex = -1;
  summary.focus();
}

export function clearFaults(form) {
  const summary = form.querySelector('[role="alert"]');
  summary.hidden = true;
  summary.replaceChildren();
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
  }
  for (const place of form.querySelectorAll('.field-error')) {
    place.textContent = '';
  }
}
