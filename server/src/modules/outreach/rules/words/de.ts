import type { NoticeWords } from './shape.ts';

const late = 'Hallo {first_name},\n\n{what_happened} {what_changed}\n\n{what_you_can_do}\n\n{brand}';

export const de: NoticeWords = {
  happened: {
    packed_late: 'Ihre Bestellung {order_number} haben wir noch nicht an {carrier} übergeben, obwohl sie schon unterwegs sein sollte.',
    no_scan: '{carrier} hat Ihr Paket der Bestellung {order_number} seit mehreren Tagen nicht gescannt.',
    carrier_delay: '{carrier} hat die Zustellung der Bestellung {order_number} verschoben.',
    promise_at_risk: 'Pakete wie Ihres der Bestellung {order_number} sind bei {carrier} zurzeit länger unterwegs.',
    promise_broken: 'Ihr Paket der Bestellung {order_number} ist am versprochenen Tag nicht gekommen.',
    incident: '{incident}',
  },
  changed: 'Wir erwarten es jetzt {new} statt {old}.', expected: 'Wir erwarten es jetzt {new}.', between: 'zwischen {low} und {high}',
  youCan: 'Sie müssen nichts tun. Ist Ihnen das zu spät, antworten Sie auf diese Mail: Wir finden einen anderen Weg, schicken es neu oder zahlen es zurück.',
  youCanText: 'Sie müssen nichts tun. Wenn Ihnen das zu spät ist, antworten Sie hier: Wir suchen einen anderen Weg, senden noch einmal oder erstatten.', stopText: 'Ende mit STOPP.',
  friend: 'und guten Tag', why: 'Sie bekommen das, weil Sie bei {brand} gekauft haben.', whyWanted: 'Sie bekommen das, weil Sie {brand} darum gebeten haben.', stop: 'Solche Hinweise nicht mehr schicken', choose: 'Wählen, was Sie erfahren', where: 'Wo Ihre Bestellung ist',
  starts: {
    order_received: { subject: 'Bestellung {order_number} ist da', text: 'Hallo {first_name},\n\ndanke: Bestellung {order_number} ist bei uns angekommen. Wir schreiben wieder, wenn das Paket zugestellt wird, und vorher, wenn sich etwas ändert.\n\n{brand}' },
    packed_late: { subject: 'Bestellung {order_number} geht später los', text: late },
    no_scan: { subject: 'Ihr Paket steht still', text: late },
    carrier_delay: { subject: 'Ihr Paket kommt an einem anderen Tag', text: late },
    promise_at_risk: { subject: 'Ihr Paket kommt wahrscheinlich später', text: late },
    promise_broken: { subject: 'Ihr Paket verspätet sich', text: late },
    out_for_delivery: { subject: 'Ihr Paket kommt heute', text: 'Hallo {first_name},\n\nIhr Paket der Bestellung {order_number} wird heute von {carrier} zugestellt.\n\n{tracking_link}\n\n{brand}' },
    attempt_failed: { subject: '{carrier} hat Sie nicht angetroffen', text: 'Hallo {first_name},\n\n{carrier} wollte die Bestellung {order_number} zustellen und konnte es nicht. Meist gibt es einen zweiten Versuch oder einen Laden in der Nähe; hier steht, was davon:\n\n{tracking_link}\n\n{brand}' },
    pickup_waiting: { subject: 'Ihr Paket wartet auf Sie', text: 'Hallo {first_name},\n\nIhr Paket der Bestellung {order_number} wartet in einer Abholstelle von {carrier}. Wo, und bis wann:\n\n{tracking_link}\n\n{brand}' },
    delivered: { subject: 'Ihr Paket wurde zugestellt', text: 'Hallo {first_name},\n\n{carrier} meldet, dass die Bestellung {order_number} zugestellt wurde. Finden Sie sie nicht, antworten Sie auf diese Mail, und wir gehen dem sofort nach.\n\n{brand}' },
    return_received: { subject: 'Ihre Rücksendung {return_number} ist da', text: 'Hallo {first_name},\n\nIhre Rücksendung {return_number} der Bestellung {order_number} ist angekommen. Als Nächstes sehen wir sie an und schreiben wieder, wenn das Geld unterwegs ist.\n\n{brand}' },
    return_inspected: { subject: 'Wir haben Ihre Rücksendung {return_number} angesehen', text: 'Hallo {first_name},\n\nwir haben Ihre Rücksendung {return_number} der Bestellung {order_number} angesehen. Was daraus folgt, ist unterwegs.\n\n{brand}' },
    return_refunded: { subject: 'Ihre Rücksendung {return_number} ist erledigt', text: 'Hallo {first_name},\n\nIhre Rücksendung {return_number} der Bestellung {order_number} ist erledigt. Geld, das zurückgeht, braucht bei der Bank zwei bis fünf Werktage.\n\n{brand}' },
    refund_late: { subject: 'Ihre Rücksendung {return_number} dauert länger', text: 'Hallo {first_name},\n\nIhre Rücksendung {return_number} der Bestellung {order_number} ist seit einer Weile da und noch nicht erledigt. Am Zug sind wir, nicht Sie; heute sieht sie sich jemand an. Möchten Sie lieber mit uns sprechen, antworten Sie auf diese Mail.\n\n{brand}' },
    renewal_ahead: { subject: 'Ihr Abo verlängert sich am {charge_date}', text: 'Hallo {first_name},\n\nIhr Abo verlängert sich am {charge_date}. Möchten Sie aussetzen, etwas ändern oder es beenden, antworten Sie vorher auf diese Mail.\n\n{brand}' },
    payment_failed: { subject: 'Ihre Zahlung ging nicht durch', text: 'Hallo {first_name},\n\neine Zahlung an {brand} wurde abgelehnt. Bitte sehen Sie nach, ob Ihre Karte noch gültig ist; brauchen Sie Hilfe, antworten Sie auf diese Mail.\n\n{brand}' },
    back_in_stock: { subject: '{product} ist wieder da', text: 'Hallo {first_name},\n\n{product} ist wieder auf Lager:\n\n{link}\n\n{brand}' },
    incident: { subject: 'Ihre Bestellung {order_number} wird aufgehalten', text: late },
    incident_over: { subject: 'Die Pakete sind wieder unterwegs', text: 'Hallo {first_name},\n\n{incident} Ihr Paket der Bestellung {order_number} ist wieder unterwegs; wir erwarten es jetzt {new_date}.\n\n{brand}' },
  },
};
