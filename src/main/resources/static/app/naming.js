/*
 * 初期設定完了 and トークン表示名設定.
 */

import { labelFault, normalizedLabel } from '/app/input.js';
import { clearFaults, fromTemplate, show, showFaults } from '/app/page.js';
import { renameToken } from '/app/store.js';

export function showSetupDone({ onNext }) {
  const fragment = fromTemplate('view-setup-done');
  fragment.querySelector('[data-action="next"]').addEventListener('click', () => onNext());
  show(fragment);
}

/** `onBack` is given where the token has been named before. */
export function showNaming({ token, onNamed, onBack }) {
  const fragment = fromTemplate('view-naming');
  const form = fragment.querySelector('form');
  const { label } = form.elements;
  const back = form.querySelector('[data-action="back"]');
  fragment.querySelector('[data-issuer]').textContent = token.issuer;
  fragment.querySelector('[data-service-id]').textContent = token.serviceId;
  label.value = token.label;
  back.hidden = !onBack;
  back.addEventListener('click', () => onBack());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clearFaults(form);
    const chosen = normalizedLabel(label.value);
    const fault = labelFault(chosen);
    if (fault) {
      showFaults(form, [{ field: 'label', message: fault }]);
      return;
    }
    await renameToken(token.id, chosen);
    onNamed();
  });
  show(fragment);
}
