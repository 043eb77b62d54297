import { translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { ActivityRecord, CustomerRecord, PlaceContext, PlaceRecord, ReviewRecord, Translate } from '../../../connections/index.ts';

type Context = PlaceContext & { readonly kind: string };

const SHAPES: readonly Shape<PlaceRecord | Named, Context>[] = [
  { fits: (item) => isDelivery(item), read: (item, context) => readEvents(item.at('payload'), context, item.text('topic')) },
  { fits: (item) => isDocument(item), read: (item, context) => readDocument(item, context) },
];

/** Klaviyo: JSON:API answers (profiles, events, reviews) and webhooks, which deliver several events at once (`{"data":[{"topic":…,"payload":…}]}`). */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['data']);

const isDelivery = (item: VendorJson): boolean => item.has('topic') && item.object('payload') !== null;

/** A document of JSON:API, which has what its resources refer to beside them. */
const isDocument = (item: VendorJson): boolean => item.list('data').some(isResource) || isResource(item);

const isResource = (item: VendorJson): boolean => item.has('type', 'id') && item.object('attributes') !== null;

function readDocument(document: VendorJson, context: Context): PlaceRecord[] {
  const resources = isResource(document) ? [document] : document.list('data').filter(isResource);
  const named = new Map(document.list('included').filter(isResource).map((resource) => [`${resource.need('type')} ${resource.need('id')}`, resource.at('attributes')]));
  return resources.flatMap((resource): PlaceRecord[] => {
    switch (resource.text('type')) {
      case 'profile': return [readProfile(resource)];
      case 'event': return readEvent(resource, named, context, null);
      // A question about a product says nothing of how it is.
      case 'review': return resource.at('attributes').text('review_type') === 'question' ? [] : [readReview(resource, context)];
      default: return [];
    }
  });
}

function readEvents(payload: VendorJson, context: Context, topic: string | null): PlaceRecord[] {
  const named = new Map(payload.list('included').filter(isResource).map((resource) => [`${resource.need('type')} ${resource.need('id')}`, resource.at('attributes')]));
  return payload.list('data').filter(isResource).flatMap((resource): PlaceRecord[] => (resource.text('type') === 'event' ? readEvent(resource, named, context, topic) : resource.text('type') === 'profile' ? [readProfile(resource)] : []));
}

function readProfile(profile: VendorJson): CustomerRecord {
  const about = profile.at('attributes');
  const consent = { ...consentOf(about, 'email'), ...consentOf(about, 'sms') };
  const consentAt = { ...saidAt(about, 'email'), ...saidAt(about, 'sms') };
  return {
    type: 'customer', sourceId: profile.need('id'), email: about.text('email'), phone: about.text('phone_number'), name: about.joined('first_name', 'last_name') ?? '', locale: about.text('locale'), ...(Object.keys(consent).length > 0 ? { consent } : {}), ...(Object.keys(consentAt).length > 0 ? { consentAt } : {}),
  };
}

/** Only a yes or a no that was said; "never subscribed" is neither. */
function consentOf(about: VendorJson, channel: 'email' | 'sms'): CustomerRecord['consent'] {
  const word = about.at('subscriptions').at(channel).at('marketing').text('consent')?.toUpperCase() ?? null;
  return word === 'SUBSCRIBED' ? { [channel]: true } : word === 'UNSUBSCRIBED' ? { [channel]: false } : {};
}

/** When it was said, of what was said. */
function saidAt(about: VendorJson, channel: 'email' | 'sms'): CustomerRecord['consentAt'] {
  const at = Object.keys(consentOf(about, channel) ?? {}).length > 0 ? about.at('subscriptions').at(channel).at('marketing').time('consent_timestamp', 'last_updated') : null;
  return at === null ? {} : { [channel]: at };
}

function readEvent(event: VendorJson, named: ReadonlyMap<string, VendorJson>, context: Context, topic: string | null): ActivityRecord[] {
  const about = event.at('attributes');
  const refer = (name: string) => event.at('relationships').at(name).at('data').text('id');
  const metric = named.get(`metric ${refer('metric')}`)?.text('name') ?? about.at('metric').text('name');
  const profile = named.get(`profile ${refer('profile')}`) ?? null;
  const properties = about.at('event_properties');
  const name = topic?.split(/[:.]/).pop() ?? metric?.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_') ?? 'event';
  return [{
    type: 'activity', sourceId: about.text('uuid') ?? event.need('id'), name, customerSourceId: refer('profile') ?? about.text('profile_id'), email: profile?.text('email') ?? properties.anyText('$email', 'email'), phone: profile?.text('phone_number') ?? properties.anyText('From Number', '$phone_number'),
    at: about.time('datetime', 'timestamp') ?? context.readAt ?? new Date(0),
  }];
}

const SHOWN = new Set(['published', 'featured']);

function readReview(review: VendorJson, context: Context): ReviewRecord {
  const about = review.at('attributes');
  const product = about.at('product');
  const at = about.time('created') ?? context.readAt ?? new Date(0);
  const status = (about.object('status')?.text('value') ?? about.text('status') ?? 'pending').toLowerCase();
  return {
    type: 'review', sourceId: review.need('id'), productSourceId: product.anyText('external_id', 'id'), sku: product.text('sku'), orderSourceId: about.text('order_id'), email: about.text('email'), name: about.text('author') ?? '', stars: starsOf(about.whole('rating')), title: about.text('title'),
    words: about.text('content') ?? '', state: SHOWN.has(status) ? 'shown' : status === 'pending' ? 'waiting' : 'hidden', at, changedAt: about.time('updated') ?? at,
  };
}

const starsOf = (rating: number | null): number | null => (rating !== null && rating >= 1 && rating <= 5 ? rating : null);
