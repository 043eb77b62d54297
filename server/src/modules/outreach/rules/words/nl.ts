import type { NoticeWords } from './shape.ts';

const late = 'Hallo {first_name},\n\n{what_happened} {what_changed}\n\n{what_you_can_do}\n\n{brand}';

export const nl: NoticeWords = {
  happened: {
    packed_late: 'We hebben je bestelling {order_number} nog niet aan {carrier} overgedragen, terwijl dat al had moeten gebeuren.',
    no_scan: '{carrier} heeft het pakket van je bestelling {order_number} al een paar dagen niet gescand.',
    carrier_delay: '{carrier} heeft de bezorging van bestelling {order_number} verzet.',
    promise_at_risk: 'Pakketten zoals dat van je bestelling {order_number} doen er bij {carrier} nu langer over.',
    promise_broken: 'Het pakket van je bestelling {order_number} is niet gekomen op de dag die we beloofden.',
    incident: '{incident}',
  },
  changed: 'We verwachten het nu {new} in plaats van {old}.', expected: 'We verwachten het nu {new}.', between: 'tussen {low} en {high}',
  youCan: 'Je hoeft niets te doen. Is dat te laat voor je, antwoord dan op deze mail: we zoeken een andere oplossing, sturen het opnieuw of betalen het terug.',
  youCanText: 'Je hoeft niets te doen. Is dat te laat voor je, antwoord dan hier: we zoeken een andere oplossing, sturen het opnieuw of betalen het terug.', stopText: 'Stoppen? Antwoord STOP.',
  friend: 'daar', why: 'Je krijgt dit omdat je bij {brand} hebt gekocht.', whyWanted: 'Je krijgt dit omdat je {brand} erom hebt gevraagd.', stop: 'Stuur me zulke berichten niet meer', choose: 'Kies wat je hoort', where: 'Waar je bestelling is',
  starts: {
    order_received: { subject: 'Bestelling {order_number} is binnen', text: 'Hallo {first_name},\n\ndank je: bestelling {order_number} is bij ons binnen. We schrijven weer als het pakket wordt bezorgd, en eerder als er iets verandert.\n\n{brand}' },
    packed_late: { subject: 'Bestelling {order_number} vertrekt later dan gepland', text: late },
    no_scan: { subject: 'Je pakket staat stil', text: late },
    carrier_delay: { subject: 'Je pakket komt op een andere dag', text: late },
    promise_at_risk: { subject: 'Je pakket komt waarschijnlijk te laat', text: late },
    promise_broken: { subject: 'Je pakket is te laat', text: late },
    out_for_delivery: { subject: 'Je pakket komt vandaag', text: 'Hallo {first_name},\n\nhet pakket van je bestelling {order_number} wordt vandaag bezorgd door {carrier}.\n\n{tracking_link}\n\n{brand}' },
    attempt_failed: { subject: '{carrier} trof je niet thuis', text: 'Hallo {first_name},\n\n{carrier} probeerde bestelling {order_number} te bezorgen en dat lukte niet. Meestal proberen ze het nog een keer of brengen ze het naar een winkel in de buurt; hier zie je welke:\n\n{tracking_link}\n\n{brand}' },
    pickup_waiting: { subject: 'Je pakket wacht op je', text: 'Hallo {first_name},\n\nhet pakket van je bestelling {order_number} wacht bij een afhaalpunt van {carrier}. Waar, en tot wanneer:\n\n{tracking_link}\n\n{brand}' },
    delivered: { subject: 'Je pakket is bezorgd', text: 'Hallo {first_name},\n\n{carrier} zegt dat bestelling {order_number} is bezorgd. Vind je het niet, antwoord dan op deze mail en we kijken er meteen naar.\n\n{brand}' },
    return_received: { subject: 'Je retour {return_number} is binnen', text: 'Hallo {first_name},\n\nje retour {return_number} van bestelling {order_number} is hier. We kijken ernaar en schrijven weer als het geld onderweg is.\n\n{brand}' },
    return_inspected: { subject: 'We hebben je retour {return_number} bekeken', text: 'Hallo {first_name},\n\nwe hebben je retour {return_number} van bestelling {order_number} bekeken. De volgende stap loopt al.\n\n{brand}' },
    return_refunded: { subject: 'Je retour {return_number} is afgerond', text: 'Hallo {first_name},\n\nje retour {return_number} van bestelling {order_number} is afgerond. Geld dat teruggaat is bij de bank twee tot vijf werkdagen onderweg.\n\n{brand}' },
    refund_late: { subject: 'Je retour {return_number} duurt langer', text: 'Hallo {first_name},\n\nje retour {return_number} van bestelling {order_number} kwam een tijd geleden aan en is nog niet afgerond. Wij zijn aan zet, niet jij; iemand kijkt er vandaag naar. Wil je ons liever spreken, antwoord dan op deze mail.\n\n{brand}' },
    renewal_ahead: { subject: 'Je abonnement wordt verlengd op {charge_date}', text: 'Hallo {first_name},\n\nje abonnement wordt verlengd op {charge_date}. Wil je overslaan, veranderen of stoppen, antwoord dan voor die dag op deze mail.\n\n{brand}' },
    payment_failed: { subject: 'Je betaling is niet gelukt', text: 'Hallo {first_name},\n\neen betaling aan {brand} is geweigerd. Kijk of je kaart nog geldig is; heb je hulp nodig, antwoord dan op deze mail.\n\n{brand}' },
    back_in_stock: { subject: '{product} is er weer', text: 'Hallo {first_name},\n\n{product} is weer op voorraad:\n\n{link}\n\n{brand}' },
    incident: { subject: 'Je bestelling {order_number} wordt opgehouden', text: late },
    incident_over: { subject: 'De pakketten zijn weer onderweg', text: 'Hallo {first_name},\n\n{incident} Het pakket van je bestelling {order_number} is weer onderweg; we verwachten het nu {new_date}.\n\n{brand}' },
  },
};
