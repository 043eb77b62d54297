import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scalesGently } from '../../../../platform/testing/scales-gently.ts';
import type { ShipmentState } from '../shipment-state.ts';
import { stateOfWords } from './state-of-words.ts';

const told: Readonly<Record<string, readonly string[]>> = {
  delivered: ['Delivered', 'Delivered, left in a safe place', 'The shipment has been successfully delivered', 'Die Sendung wurde zugestellt', 'Votre colis est livré.', 'Entregado', 'El envío ha sido entregado', 'Consegnato', 'Bezorgd', 'Przesyłka doręczona', 'Objeto entregue ao destinatário', 'Collected by the recipient'],
  out_for_delivery: ['Out for Delivery', 'Onboard for delivery', 'On FedEx vehicle for delivery', 'Die Sendung ist in Zustellung', 'En cours de livraison', 'En reparto', 'In consegna', 'Wydano do doręczenia', 'Saiu para entrega'],
  available_for_pickup: ['Ready for recipient pickup', 'Available for pickup', 'Delivered by driver to Pickup parcelshop', 'Zur Abholung bereit', 'Disponible en point relais', 'Disponible para recoger', 'In giacenza presso il punto', 'Oczekuje na odbiór', 'Delivered to UPS Access Point'],
  attempt_failed: ['Delivery attempted', 'Customer not available or business closed', 'Notice left', 'Unfortunately we have not been able to deliver your parcel.', 'Empfänger nicht angetroffen', 'Destinataire absent', 'Destinatario ausente', 'Destinatario assente', 'Niet thuis', 'Could not be delivered', 'Adresat nieobecny'],
  exception: ['Shipment delayed', 'Package delayed', 'Parcel damaged', 'Refused by recipient', 'Incorrect address', 'Verzögerung im Transport', 'Undeliverable', 'Envío retrasado', 'Held by customs'],
  returned: ['Returned to sender', 'The parcel is being returned', 'Zurück an den Absender', "Retourné à l'expéditeur", 'Devuelto al remitente', 'Retour afzender'],
  info_received: ['Shipment information sent to FedEx', 'Shipping label created', 'The shipment has been notified to Hermes electronically.', 'Votre envoi est en cours de préparation', 'Die Sendung wurde elektronisch angekündigt'],
  in_transit: ['In transit to next facility', 'Picked up', 'Arrived at hub', 'Departed FedEx hub', 'Die Sendung wurde im Paketzentrum bearbeitet', "Votre colis est en cours d'acheminement.", 'En tránsito', 'Cleared customs', 'Delivered to local carrier', 'W drodze'],
  expired: ['Shipment cancelled', 'Label voided'],
};

test('what descriptions say, in the languages of carriers', () => {
  for (const [state, sentences] of Object.entries(told)) for (const words of sentences) assert.equal(stateOfWords(words), state, words);
});

test('a delivery is never read out of a plan, a doubt or a refusal', () => {
  const doubtful = ['Will be delivered tomorrow', 'Scheduled for delivery', 'Not delivered', 'Estimated to be delivered on Friday', 'Die Sendung wird morgen zugestellt', 'Konnte nicht zugestellt werden', 'Nicht zugestellt', "N'a pas pu être livré", 'Sera livré demain', 'No se pudo entregar', 'Non consegnato', 'Niet bezorgd', 'Nie doręczono', 'Não entregue', 'Delivery expected', 'Proof of delivery requested', 'Ready to be delivered', 'Undelivered', 'Delivery'];
  for (const words of doubtful) assert.notEqual(stateOfWords(words), 'delivered' satisfies ShipmentState, words);
});

test('says nothing where nothing is said, whatever is written', () => {
  for (const words of ['', 'Signature image recorded for Online viewing', 'JESSICA', 'string', '123', '…']) assert.equal(stateOfWords(words), null, words);
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (words) => void stateOfWords(words)));
  scalesGently('stateOfWords', stateOfWords, ['delivered to ', 'attempt ', 'could not ', 'ready for ', 'n', ' ', 'not ']);
});
