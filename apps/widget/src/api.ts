import type { WatchingView } from '../../../server/src/modules/invitations/contract.ts';

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

/** What a page may say of a visit; everything else is seen by itself. */
export interface SignalSaid {
  /** the size chart was opened */
  size_chart?: boolean;
  /** something went wrong at the checkout */
  checkout_error?: boolean;
  /** what the product or the cart is worth, in minor units */
  value_minor?: number;
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
  /** A sign of hesitation that the page knows of, for invitations. */
  signal(said: SignalSaid): void;
  /** On the thank-you page: what was ordered, so that it is known whether inviting sells. */
  order(order: { number: string }): void;
  /** Whether the shopper agreed to be known again; a no forgets what was kept. */
  consent(agreed: boolean): void;
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

/** What watches for hesitation, once it is there. */
export interface WatchHandle {
  signal(said: SignalSaid): void;
  cart(cart: CartSaid): void;
  order(number: string): void;
  consent(agreed: boolean): void;
  page(): void;
  /** The chat is open: an invitation is not needed any more. */
  hide(): void;
}

export interface WatchSetting {
  readonly base: string;
  readonly key: string;
  /** under which this browser keeps what it keeps of this brand */
  readonly store: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** where an invitation is shown; null while the button is hidden */
  place(): PanelSetting | null;
  /** the chat is open */
  busy(): boolean;
  open(): void;
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
  /** a line for each carrier in trouble: language → words */
  readonly status: ReadonlyArray<Readonly<Record<string, string>>>;
  /** what to watch for; null while nobody is invited */
  readonly invitations: WatchingView | null;
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
