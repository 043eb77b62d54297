import type { CartSaid, PageSaid } from '../api.ts';
import type { Line } from './line.ts';

/** Where the shopper is in the shop, where they were before the chat, and what lies in the cart: for whoever answers. */
export class Visit {
  readonly #line: Line;
  readonly #earlier: PageSaid[];
  #page: PageSaid | null;
  #cart: CartSaid | null;

  constructor(line: Line, pages: readonly PageSaid[], cart: CartSaid | null) {
    this.#line = line;
    this.#earlier = pages.slice(0, -1);
    this.#page = pages[pages.length - 1] ?? null;
    this.#cart = cart;
  }

  get page(): PageSaid | null {
    return this.#page;
  }

  /** On a line that was just opened: what was looked at before the chat began, once; from then on where the shopper is. */
  sayAll(): void {
    for (const page of this.#earlier.splice(0)) this.#sayPage(page);
    if (this.#page) this.#sayPage(this.#page);
    if (this.#cart) this.#sayCart(this.#cart);
  }

  goTo(page: PageSaid): void {
    this.#page = page;
    this.#sayPage(page);
  }

  fill(cart: CartSaid): void {
    this.#cart = cart;
    this.#sayCart(cart);
  }

  #sayPage(page: PageSaid): void {
    this.#line.say({ t: 'page', ...page });
  }

  #sayCart(cart: CartSaid): void {
    this.#line.say({ t: 'cart', ...cart });
  }
}
