// Everything here is a comfort: each form and page works without it.

/** “80000000” → “80.000.000” while typing; anything but digits and separators is left as it is. */
function groupMoney(input) {
  const { value, selectionStart } = input;
  if (!/^[\d.\s]*\d[\d.\s]*$/.test(value)) return;
  const digitsAfterCaret = value.slice(selectionStart ?? value.length).replace(/\D/g, '').length;
  const grouped = value.replace(/\D/g, '').replace(/\B(?=(\d{3})+$)/g, '.');
  if (grouped === value) return;
  input.value = grouped;
  let caret = grouped.length;
  for (let seen = 0; seen < digitsAfterCaret; caret--) if (/\d/.test(grouped[caret - 1])) seen++;
  input.setSelectionRange(caret, caret);
}

document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement && 'money' in target.dataset) groupMoney(target);
});
for (const input of document.querySelectorAll('input[data-money]')) groupMoney(input);

/** A form goes out once: its buttons rest until the answer, or until the page is shown again. */
const RESTS_MS = 10_000;
const resting = new Set();
const wake = (button) => {
  button.disabled = false;
  resting.delete(button);
};

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post' || 'again' in form.dataset) return;
  // later, since a disabled button would not send its own name and value
  setTimeout(() => {
    for (const button of form.querySelectorAll('button:not([type="button"]):enabled')) {
      button.disabled = true;
      resting.add(button);
      setTimeout(wake, RESTS_MS, button);
    }
  });
});
addEventListener('pageshow', () => resting.forEach(wake));

/**
 * Rows that can be added and taken away:
 *   <div data-rows> <div class="rows"> <div data-row>… <button type="button" data-remove hidden></div> … </div>
 *   <template><div data-row>… id="authors-__n__-name" …</div></template> <button type="button" data-add hidden> </div>
 * `__n__` becomes a number not yet used on the page. The buttons are hidden until this module shows them.
 */
function setUpRows(box) {
  const list = box.querySelector('.rows');
  const template = box.querySelector('template');
  if (!list || !template) return;
  let next = list.children.length;
  const showRemovals = () => {
    for (const button of list.querySelectorAll('[data-remove]')) button.hidden = list.children.length < 2;
  };
  const add = () => {
    list.insertAdjacentHTML('beforeend', template.innerHTML.replaceAll('__n__', String(next++)));
    showRemovals();
    list.lastElementChild?.querySelector('input, select, textarea')?.focus();
  };
  box.addEventListener('click', ({ target }) => {
    if (target.closest('[data-add]')) return add();
    const row = target.closest('[data-remove]')?.closest('[data-row]');
    if (!row) return;
    const neighbour = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    showRemovals();
    neighbour?.querySelector('input, select, textarea')?.focus();
  });
  for (const button of box.querySelectorAll('[data-add]')) button.hidden = false;
  showRemovals();
}
for (const box of document.querySelectorAll('[data-rows]')) setUpRows(box);

/** What the server is busy with is looked at again in place; its end brings the whole page anew. */
const LOOKS_AGAIN_MS = 2_000;
async function lookAgain(live) {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.querySelector('[data-live]');
    if (answer.ok && !next) return location.reload();
    if (next) live.replaceChildren(...next.childNodes);
  } catch {
    // away for a moment: the next look may find it
  }
  setTimeout(lookAgain, LOOKS_AGAIN_MS, live);
}
const live = document.querySelector('[data-live]');
if (live) setTimeout(lookAgain, LOOKS_AGAIN_MS, live);

/** One box that ticks all boxes of a name in its form; hidden until this module shows it. */
for (const box of document.querySelectorAll('[data-check-all]')) {
  box.hidden = false;
  box.addEventListener('change', ({ target }) => {
    for (const one of box.closest('form').querySelectorAll(`input[name="${box.dataset.checkAll}"]`))
      one.checked = target.checked;
  });
}
