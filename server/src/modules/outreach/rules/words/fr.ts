import type { NoticeWords } from './shape.ts';

const late = 'Bonjour {first_name},\n\n{what_happened} {what_changed}\n\n{what_you_can_do}\n\n{brand}';

export const fr: NoticeWords = {
  happened: {
    packed_late: 'Nous n’avons pas encore remis votre commande {order_number} à {carrier}, alors que la date prévue est passée.',
    no_scan: '{carrier} n’a pas scanné le colis de votre commande {order_number} depuis plusieurs jours.',
    carrier_delay: '{carrier} a déplacé la livraison de la commande {order_number}.',
    promise_at_risk: 'Les colis comme celui de votre commande {order_number} mettent en ce moment plus de temps avec {carrier}.',
    promise_broken: 'Le colis de votre commande {order_number} n’est pas arrivé le jour promis.',
    incident: '{incident}',
  },
  changed: 'Nous l’attendons maintenant {new}, et non plus {old}.', expected: 'Nous l’attendons maintenant {new}.', between: 'entre {low} et {high}', day: 'le {day}',
  youCan: 'Vous n’avez rien à faire. Si c’est trop tard pour vous, répondez à cet e-mail : nous cherchons une autre solution, nous le renvoyons ou nous vous remboursons.',
  youCanText: 'Vous n’avez rien à faire. Si c’est trop tard pour vous, répondez ici : nous cherchons une autre solution, nous le renvoyons ou nous vous remboursons.', stopText: 'Répondez STOP pour ne plus en recevoir.',
  friend: 'et bienvenue', why: 'Vous recevez ce message parce que vous avez acheté chez {brand}.', whyWanted: 'Vous recevez ce message parce que vous l’avez demandé à {brand}.', stop: 'Ne plus m’envoyer de tels avis', choose: 'Choisir ce que nous vous annonçons', where: 'Où en est votre commande',
  starts: {
    order_received: { subject: 'Votre commande {order_number} est chez nous', text: 'Bonjour {first_name},\n\nmerci : nous avons bien votre commande {order_number}. Nous vous écrivons quand le colis part en livraison, et avant si quelque chose change.\n\n{brand}' },
    packed_late: { subject: 'La commande {order_number} part plus tard que prévu', text: late },
    no_scan: { subject: 'Votre colis n’avance pas', text: late },
    carrier_delay: { subject: 'Votre colis arrive un autre jour', text: late },
    promise_at_risk: { subject: 'Votre colis sera sans doute en retard', text: late },
    promise_broken: { subject: 'Votre colis est en retard', text: late },
    out_for_delivery: { subject: 'Votre colis arrive aujourd’hui', text: 'Bonjour {first_name},\n\nle colis de votre commande {order_number} est en cours de livraison avec {carrier}.\n\n{tracking_link}\n\n{brand}' },
    attempt_failed: { subject: '{carrier} n’a pas pu vous livrer', text: 'Bonjour {first_name},\n\n{carrier} a essayé de livrer la commande {order_number} sans y parvenir. D’habitude, un second passage a lieu ou le colis est déposé dans un commerce proche ; vous le voyez ici :\n\n{tracking_link}\n\n{brand}' },
    pickup_waiting: { subject: 'Votre colis vous attend', text: 'Bonjour {first_name},\n\nle colis de votre commande {order_number} vous attend dans un point de retrait de {carrier}. Où, et jusqu’à quand :\n\n{tracking_link}\n\n{brand}' },
    delivered: { subject: 'Votre colis a été livré', text: 'Bonjour {first_name},\n\n{carrier} indique que la commande {order_number} a été livrée. Si vous ne la trouvez pas, répondez à cet e-mail et nous cherchons tout de suite.\n\n{brand}' },
    return_received: { subject: 'Votre retour {return_number} est arrivé', text: 'Bonjour {first_name},\n\nvotre retour {return_number} de la commande {order_number} est ici. Nous allons l’examiner et vous écrivons quand l’argent est en route.\n\n{brand}' },
    return_inspected: { subject: 'Nous avons examiné votre retour {return_number}', text: 'Bonjour {first_name},\n\nnous avons examiné votre retour {return_number} de la commande {order_number}. La suite est en cours.\n\n{brand}' },
    return_refunded: { subject: 'Votre retour {return_number} est réglé', text: 'Bonjour {first_name},\n\nvotre retour {return_number} de la commande {order_number} est réglé. Un remboursement met deux à cinq jours ouvrés à la banque.\n\n{brand}' },
    refund_late: { subject: 'Votre retour {return_number} prend plus de temps', text: 'Bonjour {first_name},\n\nvotre retour {return_number} de la commande {order_number} est arrivé il y a un moment et n’est toujours pas réglé. C’est à nous d’agir, pas à vous ; quelqu’un s’en occupe aujourd’hui. Si vous préférez nous parler, répondez à cet e-mail.\n\n{brand}' },
    renewal_ahead: { subject: 'Votre abonnement se renouvelle le {charge_date}', text: 'Bonjour {first_name},\n\nvotre abonnement se renouvelle le {charge_date}. Pour sauter une livraison, le modifier ou y mettre fin, répondez à cet e-mail avant cette date.\n\n{brand}' },
    payment_failed: { subject: 'Votre paiement n’est pas passé', text: 'Bonjour {first_name},\n\nun paiement à {brand} a été refusé. Vérifiez si votre carte est encore valable ; si vous avez besoin d’aide, répondez à cet e-mail.\n\n{brand}' },
    back_in_stock: { subject: '{product} est de retour', text: 'Bonjour {first_name},\n\n{product} est de nouveau en stock :\n\n{link}\n\n{brand}' },
    incident: { subject: 'Votre commande {order_number} est retenue', text: late },
    incident_over: { subject: 'Les colis avancent de nouveau', text: 'Bonjour {first_name},\n\n{incident} Le colis de votre commande {order_number} avance de nouveau ; nouvelle date prévue : {new_date}.\n\n{brand}' },
  },
};
