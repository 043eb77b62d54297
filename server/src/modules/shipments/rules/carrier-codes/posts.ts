import { tableOf } from './codes.ts';

/** Canada Post: event identifiers of its tracking service. */
export const canadaPost = tableOf({
  info_received: '1300-1303 3000-3002',
  in_transit: '100-106 111 115-117 150-153 155-158 170-172 175 190 300 400 1400-1407 2000-2003 2300 4300-4600 800',
  out_for_delivery: '174 500',
  delivered: '1408 1409 1421-1434 1441 1442 1496-1499 5300',
  attempt_failed: '1412-1419 1482 1483 1490-1495 4650',
  available_for_pickup: '118 1410 1435-1438 1479 1488 1701 1703 2410',
  exception: '120 121 125 154 159-163 166 173 700 710 810 900 1411 1443 1480 1481 1484 1487 2411 4700 1100',
  returned: '167-169 179-187 1450 2600',
});

/** La Poste (Colissimo, Lettre suivie): codes of "Suivi" version 2. */
export const laPoste = tableOf({
  info_received: 'DR1 DR2',
  in_transit: 'PC1 PC2 ET1 ET2 ET3 ET4 EP1 DO1 DO2 PB2',
  out_for_delivery: 'MD2',
  delivered: 'DI1 DI0',
  attempt_failed: 'ND1',
  available_for_pickup: 'AG1',
  exception: 'PB1 DO3',
  returned: 'RE1 DI2',
});

/** Chronopost: codes of its tracking service. */
export const chronopost = tableOf({ info_received: 'DC', in_transit: 'DB DY SC TS SD PC ED IR', out_for_delivery: 'TA', delivered: 'D D1 D2 D3 D4 D5 D6 D7', attempt_failed: 'P', available_for_pickup: 'RG RB', returned: 'RE' });

/** bpost: state codes; their letter is their kind. */
export const bpost = tableOf({
  in_transit: 'T00 T01 T02 R00 R01 R02 R03 R04 R05 N14',
  out_for_delivery: 'L00 L01',
  delivered: 'U01 U02 U03 U04 U05 U06 U07 U08',
  available_for_pickup: 'N74',
  exception: 'T03 C00 C01 B00 B01 B02',
  returned: 'R11 R12',
});

/** What a bpost code of a kind that is not listed means; a delivery is never guessed. */
export const bpostKinds: Readonly<Record<string, 'exception' | 'in_transit'>> = { B: 'exception', N: 'exception', I: 'exception', C: 'exception', R: 'in_transit', T: 'in_transit' };

/** Australia Post and StarTrack: states of an article. */
export const australiaPost = tableOf({
  info_received: 'Created Initiated Manifested',
  in_transit: 'In_transit Started Arrived_at_facility',
  out_for_delivery: 'On_Board_for_Delivery Onboard_for_delivery',
  delivered: 'Delivered Delivered_in_Full',
  attempt_failed: 'Unsuccessful_Delivery To_be_Re-Delivered',
  available_for_pickup: 'Ready_for_Pickup Awaiting_collection',
  exception: 'Article_damaged Cannot_be_delivered Possible_delay',
  expired: 'Cancelled',
});

/** Austrian Post. */
export const austrianPost = tableOf({ info_received: 'DATA_RECEIVED CREATED', in_transit: 'IN_TRANSIT UNTERWEGS', out_for_delivery: 'OUT_FOR_DELIVERY IN_ZUSTELLUNG', delivered: 'POD ZUGESTELLT DELIVERED', exception: 'CUSTOMS HELD NOT_DELIVERED REFUSED', available_for_pickup: 'ABHOLBEREIT', returned: 'RETURNED RETOUR' });

/** Spring GDS. */
export const spring = tableOf({
  info_received: '0 11 12',
  in_transit: '18-25 31-33 2101-2110 9101 9102 93',
  out_for_delivery: '9301 9302',
  delivered: '100 101',
  attempt_failed: '91',
  available_for_pickup: '92',
  exception: '40 41 111 1001',
  returned: '123-126 12401-12410 12501-12510',
});
