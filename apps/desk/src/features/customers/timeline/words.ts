import type { Dealing } from '@keepdesk/client';
import type { Tone } from '@keepdesk/ui';
import type { TFunction } from 'i18next';
import { chargeTones, disputeTones, paymentTones, subscriptionTones } from '../../../shared/parts/memberships/words.ts';
import { stateTones as returnTones } from '../../../shared/parts/returns/words.ts';
import { carrierName, parcelPlace } from '../../../shared/words/parcel.ts';

type Kind = Dealing['kind'];

/** What is looked at together. */
export const groups = { all: [], orders: ['order', 'parcel'], money: ['payment', 'refund', 'dispute', 'credit'], returns: ['return'], members: ['subscription', 'charge', 'points'], reviews: ['review'], talks: ['conversation'] } as const satisfies Record<string, readonly Kind[]>;
export type Group = keyof typeof groups;

const orderStates = ['open', 'closed', 'cancelled'] as const;
const creditStates = ['given', 'spent', 'expired', 'withdrawn'] as const;
const categories = ['open', 'waiting', 'resolved', 'spam'] as const;
const parcelTones: Record<string, Tone> = { delivered: 'positive', exception: 'danger', lost: 'danger', attempt_failed: 'warning', returned: 'warning', expired: 'warning', available_for_pickup: 'info' };
const tones: Partial<Record<Kind, Readonly<Record<string, Tone>>>> = {
  order: { open: 'info', cancelled: 'warning' }, payment: paymentTones, dispute: disputeTones, parcel: parcelTones, return: returnTones, subscription: subscriptionTones, charge: chargeTones, review: { waiting: 'warning' },
  conversation: { open: 'accent', waiting: 'warning', resolved: 'positive' }, credit: { given: 'positive' },
};

/** How it stands, in words and a tone; null where the kind itself says it all. */
export function standing(t: TFunction, one: Dealing): { name: string; tone: Tone } | null {
  const name = nameOfState(t, one);
  return name === null ? null : { name, tone: tones[one.kind]?.[one.state] ?? 'plain' };
}

function nameOfState(t: TFunction, { kind, state }: Dealing): string | null {
  const known = <Word extends string>(words: readonly Word[]): Word | undefined => words.find((word) => word === state);
  const plain = state.replaceAll('_', ' ');
  switch (kind) {
    case 'order': {
      const word = known(orderStates);
      return word ? t(`dealing.order.${word}`) : plain;
    }
    case 'parcel': return parcelPlace(t, state);
    case 'payment': return t(`payment.state.${state as 'paid'}`, { defaultValue: plain });
    case 'dispute': return t(`dispute.state.${state as 'won'}`, { defaultValue: plain });
    case 'return': return t(`ret.state.${state as 'review'}`, { defaultValue: plain });
    case 'subscription': return t(`member.state.${state as 'active'}`, { defaultValue: plain });
    case 'charge': return t(`member.charge.${state as 'paid'}`, { defaultValue: plain });
    case 'review': return state === 'shown' ? null : t(`review.state.${state as 'waiting'}`, { defaultValue: plain });
    case 'credit': {
      const word = known(creditStates);
      return word ? t(`dealing.credit.${word}`) : plain;
    }
    case 'conversation': {
      const word = known(categories);
      return word ? t(`dealing.talk.${word}`) : plain;
    }
    default: return null;
  }
}

/** What it is about, as people name it. */
export function nameOf(t: TFunction, one: Dealing): string {
  switch (one.kind) {
    case 'order': return t('dealing.kind.order', { name: one.name });
    case 'return': return t('dealing.kind.return', { name: one.name });
    case 'parcel': return one.name === '' ? t('dealing.kind.parcel') : t('dealing.kind.parcelBy', { name: carrierName(one.name) });
    case 'payment': return one.name === '' ? t('dealing.kind.payment') : t('dealing.kind.paymentBy', { name: one.name });
    case 'dispute': return t('dealing.kind.dispute', { name: one.name.replaceAll('_', ' ').toLowerCase() });
    case 'subscription': return one.name === '' ? t('member.subscription') : t('dealing.kind.subscription', { name: one.name });
    case 'points': return t('dealing.kind.points', { count: one.number ?? 0 });
    case 'review': return one.name === '' ? t('dealing.kind.review') : t('dealing.kind.reviewOf', { name: one.name });
    case 'conversation': return one.name === '' ? t('dealing.kind.conversation') : one.name;
    default: return t(`dealing.kind.${one.kind}`);
  }
}
