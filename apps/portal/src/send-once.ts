/** A form is on its way once: the second press of an impatient thumb does nothing. A page that comes back from the browser's memory can be sent again. */
export function sendOnce(): void {
  const sending = new Set<HTMLFormElement>();
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (sending.has(form)) {
      event.preventDefault();
      return;
    }
    sending.add(form);
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-busy', 'true');
  });
  addEventListener('pageshow', () => {
    sending.clear();
    for (const button of document.querySelectorAll('button[aria-busy]')) button.removeAttribute('aria-busy');
  });
  // What went wrong is where the reader begins.
  const problem = document.querySelector<HTMLElement>('.problem');
  if (problem !== null) {
    problem.tabIndex = -1;
    problem.focus();
  }
}
