/** Prints only the given elements, through the system's own dialog; nothing of it stays in the page. */
export function printElements(elements: readonly HTMLElement[]): void {
  const sheet = document.createElement('div');
  sheet.className = 'print-only';
  sheet.append(...elements);
  document.body.append(sheet);
  document.body.dataset['printing'] = 'true';
  window.addEventListener(
    'afterprint',
    () => {
      delete document.body.dataset['printing'];
      sheet.remove();
    },
    { once: true },
  );
  window.print();
}
