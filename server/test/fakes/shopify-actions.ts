import type { ShopifyShop, StandInOrder } from './shopify.ts';

interface Draft {
  id: string;
  name: string;
  status: string;
  tags: string[];
  input: Record<string, unknown>;
  order: { id: string; name: string } | null;
}

/** What the Admin API does to orders: as far as we use it, in the published shapes. */
export class ShopifyActions {
  readonly drafts: Draft[] = [];
  readonly codes: Record<string, unknown>[] = [];
  /** mutations that arrived, by name */
  readonly heard: string[] = [];
  /** the next of these is done, and its answer lost */
  losesAnswerTo: RegExp | null = null;
  /** userErrors of the next mutation */
  refuses: string | null = null;
  readonly #keys = new Map<string, unknown>();
  readonly #shop: ShopifyShop;

  constructor(shop: ShopifyShop) {
    this.#shop = shop;
  }

  paymentState(order: StandInOrder): string {
    const back = this.#cents(order);
    return back === 0 ? 'PAID' : back >= Math.round(Number(order.total) * 100) ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  }

  /** Undefined for what is none of these. */
  answer(query: string, variables: Record<string, unknown>): unknown {
    const mutation = /^mutation (cancel|refund|readdress|draft|complete|discount)\b/.exec(query)?.[1];
    if (mutation !== undefined) return this.#mutate(mutation, query, variables);
    if (query.startsWith('query forRefund')) {
      const order = this.#find(variables.id);
      const left = (Math.round(Number(order.total) * 100) - this.#cents(order)) / 100;
      return { order: { suggestedRefund: { suggestedTransactions: [{ gateway: 'shopify_payments', amountSet: { shopMoney: { amount: left.toFixed(2), currencyCode: this.#shop.currency } }, parentTransaction: { id: 'gid://shopify/OrderTransaction/1' } }] } } };
    }
    if (query.startsWith('query forRestock')) return { location: { id: 'gid://shopify/Location/1' } };
    if (query.startsWith('query forReship')) {
      const order = this.#find(variables.id);
      return { order: { email: order.email, shippingAddress: { firstName: 'Ana', lastName: 'Silva', address1: 'Rua 1', zip: '4000', city: 'Porto', countryCodeV2: 'PT' }, lineItems: { nodes: order.lines.map((line) => ({ id: `gid://shopify/LineItem/${line.id}`, title: line.title, variant: { id: `gid://shopify/ProductVariant/${line.id}` } })) } } };
    }
    if (query.startsWith('query draftByTag')) return { draftOrders: { nodes: this.drafts.filter((draft) => String(variables.query) === `tag:'${draft.tags[0] ?? ''}'`) } };
    if (query.startsWith('query codeKnown')) return { codeDiscountNodeByCode: this.codes.some((code) => code.code === variables.code) ? { id: 'gid://shopify/DiscountCodeNode/1' } : null };
    return undefined;
  }

  #mutate(mutation: string, query: string, variables: Record<string, unknown>): unknown {
    this.heard.push(mutation);
    const errors = this.refuses === null ? [] : [{ field: null, message: this.refuses }];
    this.refuses = null;
    if (errors.length > 0) return { [names[mutation] as string]: { userErrors: errors, orderCancelUserErrors: errors } };
    const input = (variables.input ?? {}) as Record<string, unknown>;
    switch (mutation) {
      case 'cancel':
        this.#change(variables.orderId, (order) => ({ cancelledAt: new Date().toISOString(), refunds: [...(order.refunds ?? []), { id: '9001', amount: order.total, at: new Date().toISOString() }] }));
        return { orderCancel: { job: { id: 'gid://shopify/Job/1', done: false }, orderCancelUserErrors: [] } };
      case 'refund': {
        // Asked again under its key, it is the same refund.
        const key = String(variables.key);
        if (!query.includes('@idempotent(key: $key)')) throw new Error('refundCreate needs its key');
        if (!this.#keys.has(key)) {
          const amount = (input.transactions as { amount: string }[]).reduce((sum, one) => sum + Math.round(Number(one.amount) * 100), 0) / 100;
          const id = String(9100 + this.#keys.size);
          this.#change(input.orderId, (order) => ({ refunds: [...(order.refunds ?? []), { id, amount: amount.toFixed(2), at: new Date().toISOString(), note: String(input.note) }] }));
          this.#keys.set(key, { refundCreate: { refund: { id: `gid://shopify/Refund/${id}` }, userErrors: [] } });
        }
        return this.#keys.get(key);
      }
      case 'readdress': {
        const given = input.shippingAddress as Record<string, string>;
        this.#change(input.id, () => ({ address: { ...given, name: `${given.firstName ?? ''} ${given.lastName ?? ''}`.trim(), countryCodeV2: given.countryCode ?? '' } }));
        return { orderUpdate: { order: { id: input.id }, userErrors: [] } };
      }
      case 'draft': {
        const draft: Draft = { id: `gid://shopify/DraftOrder/${this.drafts.length + 1}`, name: `#D${this.drafts.length + 1}`, status: 'OPEN', tags: input.tags as string[], input, order: null };
        this.drafts.push(draft);
        return { draftOrderCreate: { draftOrder: { id: draft.id, name: draft.name }, userErrors: [] } };
      }
      case 'complete': {
        const draft = this.drafts.find((one) => one.id === variables.id) as Draft;
        Object.assign(draft, { status: 'COMPLETED', order: { id: 'gid://shopify/Order/77', name: '#77' } });
        return { draftOrderComplete: { draftOrder: draft, userErrors: [] } };
      }
      default:
        this.codes.push(variables.basic as Record<string, unknown>);
        return { discountCodeBasicCreate: { codeDiscountNode: { id: 'gid://shopify/DiscountCodeNode/1' }, userErrors: [] } };
    }
  }

  #find(id: unknown): StandInOrder {
    return this.#shop.orders.find((order) => `gid://shopify/Order/${order.id}` === id) as StandInOrder;
  }

  #change(id: unknown, change: (order: StandInOrder) => Partial<StandInOrder>): void {
    this.#shop.orders = this.#shop.orders.map((order) => (`gid://shopify/Order/${order.id}` === id ? { ...order, ...change(order), updatedAt: new Date().toISOString() } : order));
  }

  #cents(order: StandInOrder): number {
    return (order.refunds ?? []).reduce((sum, refund) => sum + Math.round(Number(refund.amount) * 100), 0);
  }
}

const names: Readonly<Record<string, string>> = { cancel: 'orderCancel', refund: 'refundCreate', readdress: 'orderUpdate', draft: 'draftOrderCreate', complete: 'draftOrderComplete', discount: 'discountCodeBasicCreate' };
