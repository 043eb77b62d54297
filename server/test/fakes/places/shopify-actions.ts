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
  /** the next of these is lost before it is done */
  losesRequest: RegExp | null = null;
  /** userErrors of the next mutation */
  refuses: string | null = null;
  readonly giftCards: Record<string, unknown>[] = [];
  /** what orderEditBegin opened and nobody committed yet, by the order */
  readonly #sessions = new Map<string, { set: Map<string, number>; add: { variantId: string; quantity: number }[] }>();
  readonly #keys = new Map<string, unknown>();
  readonly #shop: ShopifyShop;
  effects = 0;

  constructor(shop: ShopifyShop) {
    this.#shop = shop;
  }

  paymentState(order: StandInOrder): string {
    const back = this.#cents(order);
    return back === 0 ? 'PAID' : back >= Math.round(Number(order.total) * 100) ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  }

  /** Undefined for what is none of these. */
  answer(query: string, variables: Record<string, unknown>): unknown {
    const mutation = /^mutation (cancel|refund|readdress|draft|complete|discount|begin|setQuantity|addVariant|commit|invoice|giftCard)\b/.exec(query)?.[1];
    if (mutation !== undefined) return this.#mutate(mutation, query, variables);
    if (query.startsWith('query forRefund')) {
      const order = this.#find(variables.id);
      const left = (Math.round(Number(order.total) * 100) - this.#cents(order)) / 100;
      return { order: { cancelledAt: order.cancelledAt ?? null, refunds: (order.refunds ?? []).map((refund) => ({ id: `gid://shopify/Refund/${refund.id}`, note: refund.note ?? null })), suggestedRefund: { suggestedTransactions: [{ gateway: 'shopify_payments', amountSet: { shopMoney: { amount: left.toFixed(2), currencyCode: this.#shop.currency } }, parentTransaction: { id: 'gid://shopify/OrderTransaction/1' } }] } } };
    }
    if (query.startsWith('query giftCards')) return { giftCards: { nodes: this.giftCards.map((card, n) => ({ id: `gid://shopify/GiftCard/${n + 1}`, note: card.note })) } };
    if (query.startsWith('query forRestock')) return { location: { id: 'gid://shopify/Location/1' } };
    if (query.startsWith('query forReship')) {
      const order = this.#find(variables.id);
      return { order: { email: order.email, shippingAddress: { firstName: 'Ana', lastName: 'Silva', company: null, address1: 'Rua 1', address2: null, zip: '4000', city: 'Porto', provinceCode: null, countryCodeV2: 'PT', phone: null }, lineItems: { nodes: order.lines.map((line) => ({ id: `gid://shopify/LineItem/${line.id}`, title: line.title, variant: { id: `gid://shopify/ProductVariant/${line.id}` } })) } } };
    }
    if (query.startsWith('query draftByTag')) return { draftOrders: { nodes: this.drafts.filter((draft) => String(variables.query) === `tag:'${draft.tags[0] ?? ''}'`).map(({ input: _input, ...shown }) => shown) } };
    if (query.startsWith('query codeKnown')) return { codeDiscountNodeByCode: this.codes.some((code) => code.code === variables.code) ? { id: 'gid://shopify/DiscountCodeNode/1' } : null };
    return undefined;
  }

  #mutate(mutation: string, query: string, variables: Record<string, unknown>): unknown {
    this.heard.push(mutation);
    const errors = this.refuses === null ? [] : [{ field: null, message: this.refuses }];
    this.refuses = null;
    if (errors.length > 0) return { [names[mutation] as string]: mutation === 'cancel' ? { job: null, orderCancelUserErrors: errors } : { userErrors: errors } };
    const input = (variables.input ?? {}) as Record<string, unknown>;
    switch (mutation) {
      case 'cancel':
        if (this.#find(variables.orderId).cancelledAt) return { orderCancel: { job: null, orderCancelUserErrors: [{ field: ['orderId'], message: 'The order has already been canceled.' }] } };
        if (!query.includes('refundMethod: { originalPaymentMethodsRefund: false }')) throw new Error('what is paid back is ours to say');
        this.effects++;
        this.#change(variables.orderId, () => ({ cancelledAt: new Date().toISOString() }));
        return { orderCancel: { job: { id: 'gid://shopify/Job/1', done: false }, orderCancelUserErrors: [] } };
      case 'refund': {
        // Asked again under its key, it is the same refund.
        const key = String(variables.key);
        if (!query.includes('@idempotent(key: $key)')) throw new Error('refundCreate needs its key');
        if (!this.#keys.has(key)) {
          const asCredit = (input.refundMethods as { storeCreditRefund: { amount: { amount: string } } }[] | undefined) ?? [];
          const amount = [...(input.transactions as { amount: string }[]), ...asCredit.map((one) => one.storeCreditRefund.amount)].reduce((sum, one) => sum + Math.round(Number(one.amount) * 100), 0) / 100;
          this.effects++;
          const id = String(9100 + this.#keys.size);
          this.#change(input.orderId, (order) => ({ refunds: [...(order.refunds ?? []), { id, amount: amount.toFixed(2), at: new Date().toISOString(), note: String(input.note) }] }));
          this.#keys.set(key, { refundCreate: { refund: { id: `gid://shopify/Refund/${id}` }, userErrors: [] } });
        }
        return this.#keys.get(key);
      }
      case 'readdress': {
        const { firstName = '', lastName = '', countryCode = '', ...given } = input.shippingAddress as Record<string, string>;
        this.effects++;
        this.#change(input.id, () => ({ address: { ...given, name: `${firstName} ${lastName}`.trim(), countryCodeV2: countryCode } }));
        return { orderUpdate: { order: { id: input.id }, userErrors: [] } };
      }
      case 'draft': {
        const draft: Draft = { id: `gid://shopify/DraftOrder/${this.drafts.length + 1}`, name: `#D${this.drafts.length + 1}`, status: 'OPEN', tags: input.tags as string[], input, order: null };
        this.drafts.push(draft);
        return { draftOrderCreate: { draftOrder: { id: draft.id, name: draft.name }, userErrors: [] } };
      }
      case 'complete': {
        const draft = this.drafts.find((one) => one.id === variables.id) as Draft;
        if (draft.order) return { draftOrderComplete: { draftOrder: null, userErrors: [{ field: null, message: 'This order has been paid' }] } };
        this.effects++;
        Object.assign(draft, { status: 'COMPLETED', order: { id: 'gid://shopify/Order/77', name: '#77' } });
        const { input: _input, tags: _tags, ...shown } = draft;
        return { draftOrderComplete: { draftOrder: shown, userErrors: [] } };
      }
      case 'begin':
        this.#sessions.set(String(variables.id), { set: new Map(), add: [] });
        return { orderEditBegin: { calculatedOrder: { ...this.#calculated(variables.id), lineItems: { nodes: this.#find(variables.id).lines.map((line) => ({ id: `gid://shopify/CalculatedLineItem/${line.id}`, quantity: line.kept ?? line.quantity ?? 1, variant: { id: `gid://shopify/ProductVariant/${line.variantId ?? line.id}` } })) } }, userErrors: [] } };
      case 'setQuantity':
        this.#session(variables.id).set.set(String(variables.lineItemId).replace('gid://shopify/CalculatedLineItem/', ''), Number(variables.quantity));
        return { orderEditSetQuantity: { calculatedOrder: this.#calculated(variables.id), userErrors: [] } };
      case 'addVariant':
        this.#session(variables.id).add.push({ variantId: String(variables.variantId).replace('gid://shopify/ProductVariant/', ''), quantity: Number(variables.quantity) });
        return { orderEditAddVariant: { calculatedOrder: this.#calculated(variables.id), userErrors: [] } };
      case 'commit': {
        const { set, add } = this.#session(variables.id);
        this.effects++;
        const added = add.map((one, n) => ({ id: `9${this.effects}${n}`, title: 'Another', sku: 'NEW', price: this.#price(one.variantId), quantity: one.quantity, variantId: one.variantId }));
        // The total is that before anything went out; what was added is in it.
        this.#change(this.#orderOf(variables.id), (order) => {
          const lines = order.lines.map((line) => {
            const kept = set.get(line.id) ?? line.kept ?? line.quantity ?? 1;
            return { ...line, kept, quantity: Math.max(kept, line.quantity ?? 1) };
          });
          const more = lines.reduce((sum, line, n) => sum + Number(line.price) * (line.quantity - (order.lines[n]?.quantity ?? 1)), 0);
          return { received: order.received ?? order.total, lines: [...lines, ...added], total: (Number(order.total) + more + added.reduce((sum, line) => sum + Number(line.price) * line.quantity, 0)).toFixed(2) };
        });
        this.#sessions.delete(this.#orderOf(variables.id));
        return { orderEditCommit: { order: { id: this.#orderOf(variables.id) }, userErrors: [] } };
      }
      case 'invoice':
        return { orderInvoiceSend: { order: { id: variables.id }, userErrors: [] } };
      case 'giftCard':
        if (this.giftCards.some((card) => card.code === input.code)) return { giftCardCreate: { giftCard: null, giftCardCode: null, userErrors: [{ field: ['input', 'code'], message: 'Code has already been taken' }] } };
        this.effects++;
        this.giftCards.push(input);
        return { giftCardCreate: { giftCard: { id: `gid://shopify/GiftCard/${this.giftCards.length}` }, giftCardCode: input.code, userErrors: [] } };
      default:
        if (this.codes.some((code) => code.code === (variables.basic as Record<string, unknown>).code)) return { discountCodeBasicCreate: { codeDiscountNode: null, userErrors: [{ field: ['basicCodeDiscount', 'code'], message: 'Code must be unique. Please try a different code.' }] } };
        this.effects++;
        this.codes.push(variables.basic as Record<string, unknown>);
        return { discountCodeBasicCreate: { codeDiscountNode: { id: 'gid://shopify/DiscountCodeNode/1' }, userErrors: [] } };
    }
  }

  /** Sessions are named after their order here. */
  #orderOf(session: unknown): string {
    return String(session).replace('CalculatedOrder', 'Order');
  }

  #session(id: unknown): { set: Map<string, number>; add: { variantId: string; quantity: number }[] } {
    const session = this.#sessions.get(this.#orderOf(id));
    if (!session) throw new Error('no such session');
    return session;
  }

  /** What the order would come to, against what it comes to now. */
  #calculated(id: unknown): object {
    const { set, add } = this.#session(id);
    const lines = this.#find(this.#orderOf(id)).lines;
    const owed = lines.reduce((sum, line) => sum + Number(line.price) * ((set.get(line.id) ?? line.kept ?? line.quantity ?? 1) - (line.kept ?? line.quantity ?? 1)), 0) + add.reduce((sum, one) => sum + Number(this.#price(one.variantId)) * one.quantity, 0);
    return { id: this.#orderOf(id).replace('/Order/', '/CalculatedOrder/'), totalOutstandingSet: { shopMoney: { amount: owed.toFixed(2), currencyCode: this.#shop.currency } } };
  }

  /** What is kept of the order, less what came in and went not back. */
  owed(order: StandInOrder): string {
    const kept = order.lines.reduce((sum, line) => sum + Math.round(Number(line.price) * 100) * (line.kept ?? line.quantity ?? 1), 0);
    const gone = order.lines.some((line) => line.kept !== undefined);
    return gone ? ((kept - Math.round(Number(order.received ?? order.total) * 100) + this.#cents(order)) / 100).toFixed(2) : '0.00';
  }

  #price(variantId: string): string {
    return this.#shop.products.find((product) => `${product.id}1` === variantId)?.price ?? '0.00';
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

const names: Readonly<Record<string, string>> = { cancel: 'orderCancel', refund: 'refundCreate', readdress: 'orderUpdate', draft: 'draftOrderCreate', complete: 'draftOrderComplete', discount: 'discountCodeBasicCreate', begin: 'orderEditBegin', setQuantity: 'orderEditSetQuantity', addVariant: 'orderEditAddVariant', commit: 'orderEditCommit', invoice: 'orderInvoiceSend', giftCard: 'giftCardCreate' };
