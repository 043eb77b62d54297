/** Product reviews, and everything between a customer and the brand in one line. */
export const reviews = {
  review: {
    title: 'Reviews',
    failed: 'Reviews could not be loaded',
    one: 'Review of {{product}}',
    aProduct: 'a product',
    stars_one: '{{count}} of 5 stars',
    stars_other: '{{count}} of 5 stars',
    noStars: 'No stars',
    unhappy: 'Not happy',
    state: { waiting: 'Not shown yet', shown: 'Shown in the shop', hidden: 'Hidden' },
    at: 'at {{place}}',
    more: 'Read it all',
    less: 'Show less',
  },
  dealing: {
    title: 'Timeline',
    failed: 'The timeline could not be loaded',
    show: 'What is shown',
    group: { all: 'Everything', orders: 'Orders', money: 'Money', returns: 'Returns', members: 'Subscriptions and points', reviews: 'Reviews', talks: 'Conversations' },
    none: 'Nothing yet',
    noneOfThese: 'Nothing of this kind',
    noneText: 'What connected shops and services tell about this person appears here.',
    toldBy: 'from {{place}}',
    kind: {
      order: 'Order {{name}}', return: 'Return {{name}}', parcel: 'Parcel', parcelBy: 'Parcel by {{name}}', payment: 'Payment', paymentBy: 'Payment by {{name}}', refund: 'Refund', dispute: 'Dispute: {{name}}', subscription: 'Subscription: {{name}}', charge: 'Charge of a subscription',
      points_one: '{{count}} point', points_other: '{{count}} points', credit: 'Store credit', review: 'Review', reviewOf: 'Review of {{name}}', conversation: 'Conversation',
    },
    order: { open: 'Placed', closed: 'Completed', cancelled: 'Cancelled' },
    credit: { given: 'Given', spent: 'Spent', expired: 'Ran out', withdrawn: 'Taken back' },
    talk: { open: 'Open', waiting: 'Waiting', resolved: 'Resolved', spam: 'Spam' },
  },
};
