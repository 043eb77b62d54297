import { okendo } from '../../src/modules/commerce/okendo/index.ts';
import { okendoKeys, okendoReview, okendoSigned, OkendoStore } from '../fakes/places/okendo.ts';
import type { Sample } from './tour.ts';

const told = (topic: string, resource: object) => ({ kind: topic, payload: { topic, resourceType: topic.split('.')[0], resource, sequenceNumber: `${topic}-1`, version: '2025-02-01' } });

export const sample: Sample = {
  connector: okendo, keys: okendoKeys, standIn: (given) => new OkendoStore(given),
  webhooks: {
    secret: 'standin-secret-two', sign: (_kind, payload, secret) => okendoSigned(payload, secret),
    examples: [told('review.create', okendoReview(1)), told('review.update', { reviewId: 'review-1', rating: 4 }), told('loyalty_customer.update', { customerId: 'shopify-53', pointsBalance: 120, vipTierName: 'Gold' })],
  },
};
