export const brands = [
  { id: 'b1', slug: 'halden', name: 'Halden Wool', color: '#b4472e', locale: 'en', time_zone: 'Europe/Berlin' },
  { id: 'b2', slug: 'ocular', name: 'Ocular & Sons', color: '#31557f', locale: 'en', time_zone: 'Europe/London' },
  { id: 'b3', slug: 'tidal', name: 'Tidal Coffee', color: '#2f7d4f', locale: 'es', time_zone: 'America/El_Salvador' },
];

export const people = [
  { id: 'p1', name: 'Maya Okafor' },
  { id: 'p2', name: 'Ana Villanueva' },
  { id: 'p3', name: 'Thabo Nkosi' },
  { id: 'p4', name: 'Lucía Ramos' },
];

export const customers = ['Jonas Weber', 'Emily Carter', 'Priya Raman', 'Louis Marchand', 'Sofia Almeida', 'Kenji Watanabe', 'Grace Mbeki', 'Oliver Brandt', 'Hannah Lindqvist', 'Mateo Fuentes', 'Chiara Conti', 'Noah van Dijk', 'Aisha Karim', 'Ruth Goldberg', 'Tomás Herrera'];

export const stories = [
  { subject: 'Where is my order?', reason: 'Where is my order', text: 'Hi,\n\nmy order {order} was supposed to arrive on Tuesday. The tracking has not moved since Sunday evening, and I need the coat before our trip on Friday.\n\nCould you please check with the carrier?\n\nThanks,\n{name}' },
  { subject: 'Wrong size, exchange possible?', reason: 'Exchange', text: 'Hello,\n\nthe cardigan is lovely but M is too wide in the shoulders. Can I swap it for an S? I still have all the tags.\n\nBest\n{name}' },
  { subject: 'Re: Lenses arrived scratched', reason: 'Damaged on arrival', text: 'As you asked, here are two pictures. The scratch on the left lens is right in the middle, so I cannot really wear them.\n\n{name}' },
  { subject: 'Change the delivery address', reason: 'Change order', text: 'Hi there, I placed {order} ten minutes ago and just saw it still has my old address. New one:\n\nLindenstr. 14\n10969 Berlin\n\nCan you change it before it ships?' },
  { subject: 'Charged twice for my subscription', reason: 'Billing', text: 'My card shows two payments of €18.90 on the same day. One of them must be a mistake. Please refund it.\n\nRegards, {name}' },
  { subject: 'Does the merino turtleneck shrink?', reason: 'Product question', text: 'Before I order: can the turtleneck go in the machine at 30°, or hand wash only? And does it run small?' },
  { subject: 'Skip my next coffee delivery', reason: 'Subscription', text: 'I will be away until January. Can you skip the December bag? I do not want to cancel.' },
  { subject: 'Return label does not print', reason: 'Return', text: 'The link to the return label gives me an empty page, on two browsers. My order is {order}.' },
];

export const answers = [
  'Hi {name},\n\nthank you for writing, and sorry for the wait. I have asked the carrier to look for the parcel; they answer within a day. I will write to you tomorrow by noon either way.\n\nBest,\nMaya',
  'Hi {name},\n\nof course. I have put an S aside for you. Send the M back with the label attached, and the S leaves today.\n\nBest,\nAna',
];
