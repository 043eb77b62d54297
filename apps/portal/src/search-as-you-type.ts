interface Found {
  readonly data: readonly { readonly title: string; readonly url: string; readonly excerpt: string }[];
}

const WAIT_MS = 150;

/** The help's search: what is found stands below the field while somebody types. Without it the form leads to a page with the same. */
export function searchAsYouType(): void {
  const field = document.querySelector<HTMLInputElement>('input[data-search]');
  const list = document.querySelector<HTMLElement>('[data-found]');
  const from = field?.dataset.search;
  if (field === null || list === null || from === undefined) return;
  let waiting = 0;
  let asked = 0;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void look(), WAIT_MS);
  });

  async function look(): Promise<void> {
    const words = field?.value.trim() ?? '';
    const turn = ++asked;
    if (words.length < 2) return;
    const answer = await fetch(`${from}?q=${encodeURIComponent(words)}`).catch(() => null);
    if (answer === null || !answer.ok || turn !== asked) return;
    show(((await answer.json()) as Found).data);
  }

  function show(found: Found['data']): void {
    list?.replaceChildren(...found.map((one) => {
      const [item, link, text] = [document.createElement('li'), document.createElement('a'), document.createElement('small')];
      link.href = one.url;
      link.textContent = one.title;
      text.textContent = one.excerpt;
      const body = document.createElement('span');
      body.append(link, text);
      item.append(body);
      return item;
    }));
  }
}
