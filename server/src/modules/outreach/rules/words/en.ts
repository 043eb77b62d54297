import type { NoticeWords } from './shape.ts';

const late = 'Hello {first_name},\n\n{what_happened} {what_changed}\n\n{what_you_can_do}\n\n{brand}';

export const en: NoticeWords = {
  happened: {
    packed_late: 'We have not handed your order {order_number} to {carrier} yet, although we meant to by now.',
    no_scan: '{carrier} has not scanned your parcel of order {order_number} for several days.',
    carrier_delay: '{carrier} moved the delivery of order {order_number}.',
    promise_at_risk: 'Parcels like yours of order {order_number} are taking longer with {carrier} at the moment.',
    promise_broken: 'Your parcel of order {order_number} has not come on the day we promised.',
    incident: '{incident}',
  },
  changed: 'We now expect it {new} instead of {old}.', expected: 'We now expect it {new}.', between: 'between {low} and {high}',
  youCan: 'You do not have to do anything. If that is too late for you, answer this mail: we look for another way, send it again, or pay it back.',
  youCanText: 'You do not have to do anything. If that is too late for you, answer here: we look for another way, send it again, or pay it back.', stopText: 'Reply STOP to end.',
  friend: 'there', why: 'You get this because you bought from {brand}.', whyWanted: 'You get this because you asked {brand} to tell you.', stop: 'Do not send me such notices', choose: 'Choose what you are told', where: 'Where your order is',
  starts: {
    order_received: { subject: 'Order {order_number} is in', text: 'Hello {first_name},\n\nthank you: order {order_number} has arrived here. We write again when the parcel is out for delivery, and before if anything changes.\n\n{brand}' },
    packed_late: { subject: 'Order {order_number} leaves later than planned', text: late },
    no_scan: { subject: 'Your parcel stands still', text: late },
    carrier_delay: { subject: 'Your parcel comes on another day', text: late },
    promise_at_risk: { subject: 'Your parcel will probably be late', text: late },
    promise_broken: { subject: 'Your parcel is late', text: late },
    out_for_delivery: { subject: 'Your parcel comes today', text: 'Hello {first_name},\n\nyour parcel of order {order_number} is out for delivery with {carrier}.\n\n{tracking_link}\n\n{brand}' },
    attempt_failed: { subject: '{carrier} did not find you', text: 'Hello {first_name},\n\n{carrier} tried to deliver order {order_number} and could not. Usually they try once more or leave it at a shop nearby; here you see which:\n\n{tracking_link}\n\n{brand}' },
    pickup_waiting: { subject: 'Your parcel waits for you', text: 'Hello {first_name},\n\nyour parcel of order {order_number} waits at a pick-up point of {carrier}. Where, and until when:\n\n{tracking_link}\n\n{brand}' },
    delivered: { subject: 'Your parcel has been delivered', text: 'Hello {first_name},\n\n{carrier} says that order {order_number} was delivered. If you do not find it, answer this mail and we look into it at once.\n\n{brand}' },
    return_received: { subject: 'Your return {return_number} has arrived', text: 'Hello {first_name},\n\nyour return {return_number} of order {order_number} is here. We look at it next and write again when the money is on its way.\n\n{brand}' },
    return_inspected: { subject: 'We have looked at your return {return_number}', text: 'Hello {first_name},\n\nwe have looked at your return {return_number} of order {order_number}. What follows from it is on its way.\n\n{brand}' },
    return_refunded: { subject: 'Your return {return_number} is settled', text: 'Hello {first_name},\n\nyour return {return_number} of order {order_number} is settled. Money that goes back needs two to five working days at the bank.\n\n{brand}' },
    refund_late: { subject: 'Your return {return_number} takes longer', text: 'Hello {first_name},\n\nyour return {return_number} of order {order_number} arrived a while ago and is still not settled. It is our turn, not yours; somebody looks at it today. If you would rather speak to us, answer this mail.\n\n{brand}' },
    renewal_ahead: { subject: 'Your subscription renews on {charge_date}', text: 'Hello {first_name},\n\nyour subscription renews on {charge_date}. If you want to skip it, change it or end it, answer this mail before then.\n\n{brand}' },
    payment_failed: { subject: 'Your payment did not go through', text: 'Hello {first_name},\n\na payment to {brand} was declined. Please look whether your card is still valid; if you need help, answer this mail.\n\n{brand}' },
    back_in_stock: { subject: '{product} is back', text: 'Hello {first_name},\n\n{product} is in stock again:\n\n{link}\n\n{brand}' },
    incident: { subject: 'Your order {order_number} is held up', text: late },
    incident_over: { subject: 'Parcels move again', text: 'Hello {first_name},\n\n{incident} Your parcel of order {order_number} moves again; we now expect it {new_date}.\n\n{brand}' },
  },
};
