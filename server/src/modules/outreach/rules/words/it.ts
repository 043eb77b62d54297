import type { NoticeWords } from './shape.ts';

const late = 'Ciao {first_name},\n\n{what_happened} {what_changed}\n\n{what_you_can_do}\n\n{brand}';

export const it: NoticeWords = {
  happened: {
    packed_late: 'Non abbiamo ancora affidato a {carrier} il tuo ordine {order_number}, anche se doveva essere già partito.',
    no_scan: '{carrier} non registra da diversi giorni il pacco del tuo ordine {order_number}.',
    carrier_delay: '{carrier} ha spostato la consegna dell’ordine {order_number}.',
    promise_at_risk: 'I pacchi come quello del tuo ordine {order_number} in questo momento impiegano di più con {carrier}.',
    promise_broken: 'Il pacco del tuo ordine {order_number} non è arrivato nel giorno promesso.',
    incident: '{incident}',
  },
  changed: 'Ora lo aspettiamo {new} invece di {old}.', expected: 'Ora lo aspettiamo {new}.', between: 'tra {low} e {high}',
  youCan: 'Non devi fare nulla. Se per te è troppo tardi, rispondi a questa e-mail: cerchiamo un’altra soluzione, lo rispediamo o ti rimborsiamo.',
  youCanText: 'Non devi fare nulla. Se per te è troppo tardi, rispondi qui: cerchiamo un’altra soluzione, lo rispediamo o ti rimborsiamo.', stopText: 'Rispondi STOP per non riceverne più.',
  friend: 'e buongiorno', why: 'Ricevi questo messaggio perché hai acquistato da {brand}.', whyWanted: 'Ricevi questo messaggio perché lo hai chiesto a {brand}.', stop: 'Non mandarmi più questi avvisi', choose: 'Scegli che cosa ricevere', where: 'A che punto è il tuo ordine',
  starts: {
    order_received: { subject: 'Ordine {order_number} ricevuto', text: 'Ciao {first_name},\n\ngrazie: l’ordine {order_number} è arrivato da noi. Ti scriviamo quando il pacco è in consegna, e prima se qualcosa cambia.\n\n{brand}' },
    packed_late: { subject: 'L’ordine {order_number} parte più tardi del previsto', text: late },
    no_scan: { subject: 'Il tuo pacco è fermo', text: late },
    carrier_delay: { subject: 'Il tuo pacco arriva un altro giorno', text: late },
    promise_at_risk: { subject: 'Il tuo pacco sarà probabilmente in ritardo', text: late },
    promise_broken: { subject: 'Il tuo pacco è in ritardo', text: late },
    out_for_delivery: { subject: 'Il tuo pacco arriva oggi', text: 'Ciao {first_name},\n\nil pacco del tuo ordine {order_number} è in consegna con {carrier}.\n\n{tracking_link}\n\n{brand}' },
    attempt_failed: { subject: '{carrier} non è riuscito a consegnare', text: 'Ciao {first_name},\n\n{carrier} ha provato a consegnare l’ordine {order_number} senza riuscirci. Di solito riprovano o lo lasciano in un negozio vicino; qui vedi quale:\n\n{tracking_link}\n\n{brand}' },
    pickup_waiting: { subject: 'Il tuo pacco ti aspetta', text: 'Ciao {first_name},\n\nil pacco del tuo ordine {order_number} ti aspetta in un punto di ritiro di {carrier}. Dove, e fino a quando:\n\n{tracking_link}\n\n{brand}' },
    delivered: { subject: 'Il tuo pacco è stato consegnato', text: 'Ciao {first_name},\n\n{carrier} dice che l’ordine {order_number} è stato consegnato. Se non lo trovi, rispondi a questa e-mail e controlliamo subito.\n\n{brand}' },
    return_received: { subject: 'Il tuo reso {return_number} è arrivato', text: 'Ciao {first_name},\n\nil tuo reso {return_number} dell’ordine {order_number} è qui. Ora lo controlliamo e ti scriviamo quando il rimborso è in arrivo.\n\n{brand}' },
    return_inspected: { subject: 'Abbiamo controllato il tuo reso {return_number}', text: 'Ciao {first_name},\n\nabbiamo controllato il tuo reso {return_number} dell’ordine {order_number}. Il passo successivo è in corso.\n\n{brand}' },
    return_refunded: { subject: 'Il tuo reso {return_number} è chiuso', text: 'Ciao {first_name},\n\nil tuo reso {return_number} dell’ordine {order_number} è chiuso. Un rimborso richiede da due a cinque giorni lavorativi in banca.\n\n{brand}' },
    refund_late: { subject: 'Il tuo reso {return_number} richiede più tempo', text: 'Ciao {first_name},\n\nil tuo reso {return_number} dell’ordine {order_number} è arrivato da un po’ e non è ancora chiuso. Tocca a noi, non a te; qualcuno se ne occupa oggi. Se preferisci parlarci, rispondi a questa e-mail.\n\n{brand}' },
    renewal_ahead: { subject: 'Il tuo abbonamento si rinnova {charge_date}', text: 'Ciao {first_name},\n\nil tuo abbonamento si rinnova {charge_date}. Se vuoi saltarlo, cambiarlo o chiuderlo, rispondi a questa e-mail prima di allora.\n\n{brand}' },
    payment_failed: { subject: 'Il tuo pagamento non è riuscito', text: 'Ciao {first_name},\n\nun pagamento a {brand} è stato rifiutato. Controlla se la tua carta è ancora valida; se ti serve aiuto, rispondi a questa e-mail.\n\n{brand}' },
    back_in_stock: { subject: '{product} è tornato', text: 'Ciao {first_name},\n\n{product} è di nuovo disponibile:\n\n{link}\n\n{brand}' },
    incident: { subject: 'Il tuo ordine {order_number} è trattenuto', text: late },
    incident_over: { subject: 'I pacchi sono di nuovo in viaggio', text: 'Ciao {first_name},\n\n{incident} Il pacco del tuo ordine {order_number} è di nuovo in viaggio; ora lo aspettiamo {new_date}.\n\n{brand}' },
  },
};
