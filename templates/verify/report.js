// Without it everything is shown; with it, the rows and marks of one verdict.
for (const bar of document.querySelectorAll('.filter')) {
  bar.hidden = false;
  const file = bar.closest('.file');
  bar.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    for (const other of bar.querySelectorAll('button')) other.setAttribute('aria-pressed', other === button);
    const show = button.dataset.show;
    for (const item of file.querySelectorAll('[data-verdicts]')) {
      item.hidden = show !== '' && !item.dataset.verdicts.split(' ').includes(show);
    }
    for (const group of file.querySelectorAll('.rows tbody')) {
      group.hidden = !group.querySelector('tr.row:not([hidden])');
    }
  });
}
