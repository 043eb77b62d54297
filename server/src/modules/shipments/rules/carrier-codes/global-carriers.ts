import { tableOf } from './codes.ts';

// Each from the carrier's own documents: where a code is only known from others it stands in docs/integrating/carrier-codes.md.

/** UPS: activity codes, and the types of an activity (one or two letters: D, I, M, MV, P, RS, X). */
export const ups = tableOf({
  info_received: 'M MP DD VP',
  in_transit: 'I P PU OC OG OR DP AR IP YP XD DS AA IH AL AF AP W DO CC BP SR',
  out_for_delivery: 'O OT OD OF',
  delivered: 'D F4 FS KB KM KE 9E 2W FD',
  attempt_failed: 'NH 48',
  available_for_pickup: 'RP AC ZP 2Q',
  exception: 'X EX HI HS DY DE UF RF UR DJ',
  returned: 'RS RU RH RT',
  expired: 'MV VD CV CA VM',
});

/** FedEx: scan event types and derived codes of the Track API. */
export const fedex = tableOf({
  info_received: 'OC IN MD OX EP',
  in_transit: 'PU PX AP OF LO AA AC AF AR AX CC CH CP CU DP DR DS EA EO FD IT IX LC LP OW PF PL PM SF SP TR AE AO RL RR RM RC HA PC DI TP OK EDD BC RPC',
  out_for_delivery: 'OD AD ED',
  delivered: 'DL',
  available_for_pickup: 'HL HP',
  exception: 'DE DY DD PY PD SE CD CDP OTR',
  returned: 'RS RT RG',
  expired: 'CA RD',
});

/** USPS: scan event codes of Publication 199, appendices G-4 and G-5. */
export const usps = tableOf({
  info_received: 'MA GX GC DM TM 89 DP',
  in_transit: '03 06 07 08 10 15 17 18 41 42 43 44 45 46 47 48 49 80 81 82 83 84 85 86 87 88 A1 AD AE AX B5 EF E1 ED H0 L1 NT OA PC PU RB RC SF T1 TL U1 UA VC VF VR VH PICKED_UP',
  out_for_delivery: 'OF OD DG DI',
  delivered: '01 DX DELIVERED',
  attempt_failed: '02 30 51 52 53 54 55 56 57',
  available_for_pickup: '14 16',
  exception: '04 05 11 12 13 19 20 21 22 23 24 25 26 27 28 31 32 33 H8 DELAYED',
  returned: '09 29',
});

/** DHL Express: checkpoints of XML services and MyDHL. */
export const dhlExpress = tableOf({
  info_received: 'SD',
  in_transit: 'PU PL AF AR DF FD CR RR SA PO TR TP CS CI CU IC ES MC SM SC IN RW DI PY UV TT BR OF MD AX BL SI IT OR BN',
  out_for_delivery: 'WC OO',
  delivered: 'OK DD PD',
  attempt_failed: 'NH CA ND',
  available_for_pickup: 'CC LX',
  exception: 'BA CM DM MS OH HP HN HX HO HW NT RD SS ST TD UD CD WX DY NA IR DP CG',
  returned: 'RT',
});

/** DHL Parcel Germany: ICE codes (what happened), then its standard event codes. */
export const dhlParcelDe = tableOf({
  info_received: 'VA EV',
  in_transit: 'SHRCU LDTMV ULFMV PCKDU UTRNT DHRTN ES AA AE EE AB LA HI TRANSIT',
  out_for_delivery: 'SRTED PO',
  delivered: 'DLVRD ZU',
  attempt_failed: 'ZN NDELV',
  available_for_pickup: 'HLDCC FM GT',
  exception: 'DNDLV FAILURE BV',
  returned: 'RETRN RT ZR',
});

/** DHL Unified tracking: its five words. */
export const dhlUnified = tableOf({ info_received: 'pre-transit', in_transit: 'transit', delivered: 'delivered', exception: 'failure' });
