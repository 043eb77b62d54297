/** A shopper's browser without a script: follows redirects, keeps cookies, fills in forms as they stand in the page. */
export class PortalBrowser {
  readonly base: string;
  readonly #cookies = new Map<string, string>();
  readonly #language: string;
  url = '';
  status = 0;
  text = '';
  headers = new Headers();
  /** every answer on the way, the last one first */
  trail: { status: number; headers: Headers; text: string }[] = [];

  constructor(base: string, language = 'en') {
    this.base = base;
    this.#language = language;
  }

  open(path: string): Promise<string> {
    return this.#go('GET', path);
  }

  /** Sends the form whose action ends so, with what stands in it and what is typed. */
  async submit(actionEnd: string, typed: Readonly<Record<string, string | readonly string[]>> = {}, files: readonly { name: string; bytes: Uint8Array<ArrayBuffer>; type: string }[] = [], origin = this.base): Promise<string> {
    const form = [...this.text.matchAll(/<form method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find((one) => (one[1] as string).endsWith(actionEnd));
    if (form === undefined) throw new Error(`no form to ${actionEnd} on ${this.url}:\n${this.text.slice(0, 3000)}`);
    const fields: [string, string][] = [...(form[2] as string).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((one) => [one[1] as string, one[2] as string]);
    for (const [name, value] of Object.entries(typed)) {
      if (!Array.isArray(value)) fields.splice(0, fields.length, ...fields.filter(([known]) => known !== name));
      for (const one of [value].flat()) fields.push([name, one]);
    }
    if (files.length === 0) return this.#go('POST', form[1] as string, new URLSearchParams(fields), origin);
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    for (const file of files) body.append('photos', new Blob([file.bytes], { type: file.type }), file.name);
    return this.#go('POST', form[1] as string, body, origin);
  }

  post(path: string, fields: Readonly<Record<string, string>>, origin = this.base): Promise<string> {
    return this.#go('POST', path, new URLSearchParams(fields), origin);
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  async #go(method: string, path: string, body?: URLSearchParams | FormData, origin = this.base): Promise<string> {
    this.trail = [];
    let [how, where, what] = [method, path, body];
    for (let hop = 0; hop < 5; hop += 1) {
      const answer = await fetch(new URL(where, this.base), { method: how, redirect: 'manual', ...(what === undefined ? {} : { body: what }), headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'accept-language': this.#language, ...(how === 'POST' ? { origin } : {}) } });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.#cookies.delete(name);
        else this.#cookies.set(name, value);
      }
      [this.status, this.headers, this.text, this.url] = [answer.status, answer.headers, await answer.text(), where];
      this.trail.unshift({ status: this.status, headers: this.headers, text: this.text });
      const to = answer.headers.get('location');
      if (to === null) return this.text;
      [how, where, what] = ['GET', to, undefined];
    }
    throw new Error('too many redirects');
  }
}
