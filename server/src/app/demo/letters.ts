import { pick, type Random } from '../../platform/random/random.ts';

/** A kind of letter with its share of the mail (the field's contact mix), what shoppers write and what is answered. */
interface Letter {
  readonly reason: string;
  readonly share: number;
  readonly subjects: readonly string[];
  readonly bodies: readonly string[];
  readonly answers: readonly string[];
  readonly followUps: readonly string[];
}

const allLetters: readonly Letter[] = [
  {
    reason: 'wismo.tracking', share: 33,
    subjects: ['Where is my order?', 'Order {order}', 'Delivery status', 'No update since days', 'Wo ist meine Bestellung?'],
    bodies: [
      'Hi,\n\nI ordered {item} and the tracking has not moved since Monday. My order is {order}. Can you tell me when it will arrive?\n\nThanks\n{name}',
      'Hello, where is order {order}? It was supposed to be here two days ago and it is a birthday present.\n\n{name}',
      'The carrier says {tracking} is on its way but nothing comes. Is it lost?\n\nBest, {name}',
      'Guten Tag,\n\nmeine Bestellung {order} ist noch nicht da. Wann kommt sie?\n\nViele Grüße\n{name}',
    ],
    answers: ['Hi {first},\n\nYour parcel left us and is with the carrier now. It should be with you within two working days; you can follow it with the tracking number in your order mail.\n\nI keep an eye on it and write as soon as it moves.', 'Hi {first},\n\nI asked the carrier: it was held up in their depot and goes out again tomorrow morning. I am sorry for the wait.'],
    followUps: ['Thank you, that helps!', 'It arrived today, thanks.', 'Still nothing here. Can you check again, please?'],
  },
  {
    reason: 'returns.start_return', share: 20,
    subjects: ['Return', 'I want to return {item}', 'Too small', 'Exchange possible?', 'Rücksendung'],
    bodies: [
      'Hi there,\n\n{item} from order {order} does not fit me. How do I send it back?\n\n{name}',
      'Hello, could I exchange {item} for one size larger? Order {order}.\n\nThanks, {name}',
      'I sent my return a week ago (order {order}) and have not seen the refund yet. When will it be there?\n\n{name}',
    ],
    answers: ['Hi {first},\n\nOf course. I attached what you need to your order; put the item in its bag and drop it at any parcel shop within 14 days. The refund goes out the day it reaches us.', 'Hi {first},\n\nThe exchange is set up: keep an eye out for a mail with the label. The new size leaves as soon as the old one is scanned.'],
    followUps: ['Great, done!', 'Thanks, very easy.', 'Can I return two items with one label?'],
  },
  {
    reason: 'order_change.change_address', share: 10,
    subjects: ['Wrong address!', 'Please change my order', 'Cancel order {order}'],
    bodies: ['Hi, I made a mistake with the address of {order}. Could you send it to my office instead? 12 Mill Lane.\n\n{name}', 'Please cancel {order}, I ordered twice by accident.\n\n{name}'],
    answers: ['Hi {first},\n\nCaught it in time: it is changed and you will get a new confirmation in a minute.'],
    followUps: ['Phew, thank you!'],
  },
  {
    reason: 'product.sizing', share: 14,
    subjects: ['Question about {item}', 'Which size?', 'Is it in stock again soon?'],
    bodies: ['Hello,\n\nI am between two sizes for {item}. 178 cm, usually M. What would you take?\n\n{name}', 'Hi! When will {item} be back? And can it be washed at 40 degrees?\n\n{name}'],
    answers: ['Hi {first},\n\nIt runs a little large, so stay with your usual size. If it does not fit, exchanging is free.'],
    followUps: ['Perfect, ordered!', 'And do you ship to Switzerland?'],
  },
  {
    reason: 'billing.double_charge', share: 8,
    subjects: ['Charged twice', 'Invoice', 'Payment problem'],
    bodies: ['My card was charged twice for {order}. Please look into this quickly.\n\n{name}', 'Could you send me an invoice with our VAT number for {order}?\n\nKind regards\n{name}'],
    answers: ['Hi {first},\n\nThe second line on your statement is a reservation that your bank lets go of by itself within three days. Nothing was taken twice.'],
    followUps: ['Okay, I will watch it. Thanks.'],
  },
  {
    reason: 'warranty.defect', share: 6,
    subjects: ['Broken after a week', 'Defect {item}', 'Not happy'],
    bodies: ['I am really disappointed. {item} broke after one week. Order {order}. What now?\n\n{name}', 'The seam of {item} came undone. I attached a photo.\n\n{name}'],
    answers: ['Hi {first},\n\nThat should not happen, and I am sorry. A new one leaves today; you can keep or recycle the old one.'],
    followUps: ['Wow, thank you for the quick help.'],
  },
  {
    reason: 'subscription.skip', share: 6,
    subjects: ['Pause my subscription', 'Skip next delivery', 'Cancel subscription'],
    bodies: ['Hi, we are away next month. Can you skip one delivery? Order {order}\n\n{name}', 'Too much coffee at home :) please pause until January.\n\n{name}'],
    answers: ['Hi {first},\n\nSkipped. The next one comes two weeks later, nothing else changes.'],
    followUps: ['Thanks!'],
  },
  {
    reason: 'promotion', share: 3,
    subjects: ['Code does not work', 'Discount'],
    bodies: ['The code WELCOME10 is refused at checkout. Can you help?\n\n{name}'],
    answers: ['Hi {first},\n\nIt works once per household from 50 upwards. I put a fresh one into your account.'],
    followUps: ['Worked, thanks'],
  },
];

export interface Written {
  readonly reason: string;
  readonly subject: string;
  readonly body: string;
  readonly answer: string;
  readonly followUp: string;
  readonly secondAnswer: string;
  /** what brings a closed conversation back */
  readonly comeBack: string;
}

export interface Said {
  readonly order: string;
  readonly item: string;
  readonly tracking: string;
  readonly name: string;
}

const secondAnswers = ['Hi {first},\n\nI asked again and have it in writing now: it is taken care of, and I will look once more tomorrow.', 'Hi {first},\n\nthank you for coming back to me. I checked {order} once more and put it right.'];
const comeBacks = ['I waited, but it is still the same with {order}. Can you look once more?', 'Sorry, me again: it did not work out.', 'Now something else is wrong with {order}.'];

/** The same matter in a letter of its own. */
export function askAgain(letter: Written, said: Said): Written {
  return { ...letter, subject: `Again: ${said.order}`, body: `Hello,\n\nI wrote about ${said.order} before and thought it was settled. It is not: ${letter.subject.toLowerCase()}\n\n${said.name}` };
}

/** One letter drawn by the contact mix, with its answer and what the shopper says to that. */
export function drawLetter(random: Random, said: Said, without: readonly string[]): Written {
  const letters = allLetters.filter((letter) => !without.includes(letter.reason));
  let ticket = random.next() * letters.reduce((sum, letter) => sum + letter.share, 0);
  const letter = letters.find((candidate) => (ticket -= candidate.share) <= 0) ?? (letters[0] as Letter);
  const fill = (text: string): string => text.replaceAll('{order}', said.order).replaceAll('{item}', said.item).replaceAll('{tracking}', said.tracking).replaceAll('{name}', said.name).replaceAll('{first}', said.name.split(' ')[0] ?? '');
  return { reason: letter.reason, subject: fill(pick(random, letter.subjects)), body: fill(pick(random, letter.bodies)), answer: fill(pick(random, letter.answers)), followUp: fill(pick(random, letter.followUps)), secondAnswer: fill(pick(random, secondAnswers)), comeBack: fill(pick(random, comeBacks)) };
}

/** What the brand's people reach for most. */
export const demoMacros: readonly { name: string; folder: string; text: string; actions: readonly { kind: 'status' | 'tag'; value: string }[] }[] = [
  { name: 'Order is on its way', folder: 'Shipping', text: 'Hi {{customer.first_name | fallback: "there"}},\n\nyour order {{order.number}} is on its way with {{shipment.carrier}}. You can follow it here: {{shipment.tracking_link}}\n\nIt should be with you by {{shipment.estimated_on}}.\n\n{{agent.first_name}}', actions: [{ kind: 'status', value: 'waiting' }, { kind: 'tag', value: 'wismo' }] },
  { name: 'Asked the carrier', folder: 'Shipping', text: 'Hi {{customer.first_name | fallback: "there"}},\n\nI have asked {{shipment.carrier}} what happened to {{shipment.tracking_number}} and will write to you tomorrow at the latest, whatever they say.\n\n{{agent.first_name}}', actions: [{ kind: 'tag', value: 'carrier asked' }] },
  { name: 'How to return', folder: 'Returns', text: 'Hi {{customer.first_name | fallback: "there"}},\n\nno problem. You can send {{order.items}} back within 30 days; the label is in your order mail. Your money is back two days after it reaches us.\n\n{{agent.first_name}}', actions: [{ kind: 'tag', value: 'return' }] },
  { name: 'Refund is out', folder: 'Returns', text: 'Hi {{customer.first_name | fallback: "there"}},\n\n{{refund.amount}} for {{order.number}} went out today. Banks take two to five days to show it.\n\n{{agent.first_name}}', actions: [{ kind: 'status', value: 'resolved' }] },
  { name: 'Size advice', folder: 'Product', text: 'Hi {{customer.first_name | fallback: "there"}},\n\nit fits true to size. If you are between two, take the larger one; exchanging is free.\n\n{{agent.first_name}}', actions: [{ kind: 'status', value: 'resolved' }] },
];
