/** What a shop's page may say of its cart; money in minor units (5900 is 59.00). */
export interface CartSaid {
  currency?: string;
  total_minor?: number;
  lines: Array<{ title: string; quantity: number; price_minor?: number; sku?: string; url?: string }>;
}

export interface PageSaid {
  url?: string;
  title?: string;
  referrer?: string;
}

/** `window.keepdesk`, as docs/integrating/chat-widget.md describes it. */
export interface KeepdeskApi {
  open(): void;
  close(): void;
  /** Says who is signed in at the shop; rejects with a code when the token is refused. */
  identify(token: string): Promise<void>;
  /** Forgets who was signed in and what was said; the next chat begins anew. */
  logout(): void;
  page(page?: PageSaid): void;
  cart(cart: CartSaid): void;
  /** Calls back now and whenever the number of unread answers changes; answers with how to stop. */
  onUnread(tell: (count: number) => void): () => void;
  /** Opens the panel at an order of a signed-in shopper; for others with the order's number written down. */
  showOrder(number: string): void;
  /** Runs when the widget is there: at once, from now on. */
  push(...work: Array<(keepdesk: KeepdeskApi) => void>): void;
}

/** What the loader hands to the panel. */
export interface PanelSetting {
  readonly base: string;
  readonly key: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly root: ShadowRoot;
  readonly look: LookSaid;
  readonly pages: PageSaid[];
  readonly cart: CartSaid | null;
  /** the button, where the focus goes back to */
  readonly button: HTMLElement;
  onUnread(count: number): void;
  onOpen(open: boolean): void;
}

/** The panel, once it is there. */
export interface PanelHandle {
  open(): void;
  close(): void;
  identify(token: string): Promise<void>;
  logout(): void;
  page(page: PageSaid): void;
  cart(cart: CartSaid): void;
  showOrder(number: string): void;
}

export interface LookSaid {
  readonly brand: string;
  readonly open: boolean;
  readonly next_open_at: string | null;
  /** said above everything else at a peak: language → words */
  readonly banner: Readonly<Record<string, string>> | null;
  readonly look: {
    readonly color: string;
    readonly position: 'left' | 'right';
    readonly theme: 'auto' | 'light' | 'dark';
    readonly logo_url: string;
    readonly title: string;
    readonly greeting: string;
    readonly away_text: string;
    readonly hide_when_closed: boolean;
    readonly form: { readonly name: Asked; readonly email: Asked; readonly topics: readonly string[] };
  };
}

export type Asked = 'off' | 'optional' | 'required';
