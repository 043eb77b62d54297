/** What somebody began and passed on: it waits for somebody else, the longest first. */
export class PassedOn {
  readonly #waiting: { readonly contact: number; readonly line: number; readonly since: number; readonly by: number }[] = [];

  get size(): number {
    return this.#waiting.length;
  }

  add(contact: number, line: number, since: number, by: number): void {
    let at = this.#waiting.length;
    while (at > 0 && (this.#waiting[at - 1] as { since: number }).since > since) at--;
    this.#waiting.splice(at, 0, { contact, line, since, by });
  }

  /** Takes out the first that somebody may be given; null where there is none. */
  takeFor(agent: number, may: (line: number, since: number) => boolean): { readonly contact: number; readonly line: number } | null {
    const at = this.#waiting.findIndex((one) => one.by !== agent && may(one.line, one.since));
    return at < 0 ? null : (this.#waiting.splice(at, 1)[0] as { contact: number; line: number });
  }

  /** Takes out what waits longest; null where nothing does. */
  take(): { readonly contact: number; readonly line: number } | null {
    return this.#waiting.shift() ?? null;
  }
}
