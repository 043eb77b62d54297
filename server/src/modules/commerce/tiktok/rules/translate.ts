import { named, translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import { isObject } from '../../../../platform/hostile/json-fields.ts';
import { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { MessageRecord, PlaceContext, PlaceRecord, Translate } from '../../../connections/index.ts';
import { isOrder, readOrder } from './translate-order.ts';
import { isPackage, isReturn, readPackage, readReturn } from './translate-after-sale.ts';

type Context = PlaceContext & { readonly kind: string };

const SHAPES: readonly Shape<PlaceRecord | Named, Context>[] = [
  { fits: (item) => isWebhook(item), read: (item, context) => readWebhook(item, context) },
  { fits: (item) => item.text('event') === 'im_receive_msg', read: (item, context) => readDirectMessage(item, context) },
  { fits: (item) => isOrder(item), read: (item, context) => [readOrder(item, context)] },
  { fits: (item) => isReturn(item), read: (item) => [readReturn(item)] },
  { fits: (item) => isPackage(item), read: (item) => readPackage(item) },
  { fits: (item) => item.has('cancel_id', 'order_id'), read: (item) => named('order', item.text('order_id')) },
];

/** TikTok Shop (202309): answers (`{"code":0,"data":{…}}`), webhooks by number, which name what changed, and messages of shoppers, in the shop and to the business account. */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['data', 'orders', 'return_orders', 'cancellations', 'packages', 'messages']);

const isWebhook = (item: VendorJson): boolean => item.has('type', 'shop_id') && item.object('data') !== null;

/** 1 order status, 3 address, 4 packages, 11 cancellation, 12 return, 14 message. */
function readWebhook(webhook: VendorJson, context: Context): readonly (PlaceRecord | Named)[] {
  const data = webhook.at('data');
  if (data.has('message_id')) return readShopMessage(data, context);
  const orders = [data.text('order_id'), ...data.list('package_list').flatMap((parcel) => parcel.texts('order_id_list'))].filter((id): id is string => id !== null);
  return [...(data.has('return_id') ? named('return', data.text('return_id')) : []), ...[...new Set(orders)].flatMap((id) => named('order', id))];
}

function readShopMessage(message: VendorJson, context: Context): MessageRecord[] {
  const text = textOf(message.raw('content'));
  if (text === null || message.text('is_visible') === 'false' || message.raw('is_visible') === false) return [];
  const sender = message.at('sender');
  return [{
    type: 'message', sourceId: message.need('message_id'), threadSourceId: message.text('conversation_id') ?? message.need('message_id'), orderSourceId: orderIn(message.raw('content')), from: sender.text('role') === 'BUYER' ? 'customer' : 'shop', name: sender.anyText('nickname', 'name'), email: null, subject: null, text,
    at: message.time('create_time') ?? context.readAt ?? new Date(0),
  }];
}

/** The content of a message is JSON within a text; a picture or a post gives its address. */
function readDirectMessage(event: VendorJson, context: Context): MessageRecord[] {
  const content = parsed(event.raw('content'));
  if (content === null || !content.has('message_id')) return [];
  const kind = content.text('type') ?? 'text';
  const body = content.at(kind);
  return [{
    type: 'message', sourceId: content.need('message_id'), threadSourceId: content.text('conversation_id') ?? content.need('message_id'), orderSourceId: null, from: content.at('from_user').text('id') === event.text('user_openid') ? 'shop' : 'customer', name: content.text('from'), email: null, subject: null,
    text: body.anyText('body', 'embed_url', 'url', 'media_id') ?? `[${kind}]`, at: content.time('timestamp') ?? event.time('create_time') ?? context.readAt ?? new Date(0),
  }];
}

function parsed(content: unknown): VendorJson | null {
  if (isObject(content)) return new VendorJson(content);
  if (typeof content !== 'string') return null;
  try {
    const value: unknown = JSON.parse(content);
    return isObject(value) ? new VendorJson(value) : null;
  } catch {
    return null;
  }
}

const textOf = (content: unknown): string | null => parsed(content)?.anyText('content', 'text', 'url', 'order_id', 'product_id') ?? (typeof content === 'string' && parsed(content) === null ? content.trim() || null : null);

const orderIn = (content: unknown): string | null => parsed(content)?.text('order_id') ?? null;
