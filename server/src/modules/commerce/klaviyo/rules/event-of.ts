import { decimalOf } from '../../../../platform/money/money.ts';
import type { Tidings } from '../../../connections/index.ts';

/** The event Klaviyo is told: its metric has our name before it, so that nobody takes it for the shop's own. */
export function eventOf(tidings: Tidings): Readonly<Record<string, unknown>> {
  const { email, phone } = tidings.person;
  return {
    type: 'event',
    attributes: {
      unique_id: tidings.id, time: tidings.at.toISOString(), properties: { ...tidings.facts },
      metric: { data: { type: 'metric', attributes: { name: `Keepdesk: ${tidings.name}` } } },
      profile: { data: { type: 'profile', attributes: { ...(email === null ? {} : { email }), ...(phone === null ? {} : { phone_number: phone }) } } },
      ...(tidings.value === null ? {} : { value: Number(decimalOf(tidings.value)), value_currency: tidings.value.currency }),
    },
  };
}
