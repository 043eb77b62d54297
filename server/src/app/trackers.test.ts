import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Unreadable } from '../platform/hostile/json-fields.ts';
import { growsGently } from '../platform/testing/scales-gently.ts';
import { writeMoment, type TrackedParcel } from '../modules/shipments/index.ts';
import { trackerNames, trackerOf } from './trackers.ts';

const read = (vendor: string, payload: unknown) => trackerOf(vendor)?.(payload) ?? assert.fail(vendor);
const lines = (parcel: TrackedParcel | undefined): string[] => parcel?.events.map((event) => `${writeMoment(event.moment)} ${event.state} ${event.code} ${event.description} @ ${event.place}`) ?? [];

/** One answer of each layout, made up here: what it says, and what we make of it. */
const answers: readonly { vendor: string; payload: unknown; parcel: string; events: readonly string[] }[] = [
  {
    vendor: 'ups', parcel: '1Z9 ups out_for_delivery 2026-03-05T00:00:00Z',
    payload: { trackResponse: { shipment: [{ package: [{ trackingNumber: '1Z9', deliveryDate: [{ type: 'SDD', date: '20260304' }, { type: 'RDD', date: '20260305' }], activity: [
      { date: '20260303', time: '081500', gmtOffset: '-05:00', status: { type: 'O', code: 'OT', description: 'Out For Delivery' }, location: { address: { city: 'Albany', stateProvince: 'NY', countryCode: 'US' } } },
      { date: '20260302', time: '230000', gmtDate: '20260303', gmtTime: '040000', status: { type: 'X', code: '??', description: 'Weather' } },
    ] }] }] } },
    events: ['2026-03-03T08:15:00-05:00 out_for_delivery OT Out For Delivery @ Albany, NY, US', '2026-03-02T23:00:00-05:00 exception ?? Weather @ null'],
  },
  {
    vendor: 'ups', parcel: '1Z8 ups delivered null', payload: { trackingNumber: '1Z8', localActivityDate: '20260301', localActivityTime: '120000', activityStatus: { type: 'D', code: 'FS', description: 'Delivered' }, activityLocation: { city: 'Reno' } },
    events: ['2026-03-01T12:00:00Z delivered FS Delivered @ Reno'],
  },
  {
    vendor: 'fedex', parcel: '77 fedex attempt_failed 2026-03-04T20:00:00-07:00',
    payload: { output: { completeTrackResults: [{ trackResults: [
      { trackingNumberInfo: { trackingNumber: '77' }, scanEvents: [{ date: '2025-01-01T10:00:00-07:00', eventType: 'DL', eventDescription: 'Delivered' }] },
      { trackingNumberInfo: { trackingNumber: '77' }, dateAndTimes: [{ type: 'ESTIMATED_DELIVERY', dateTime: '2026-03-04T20:00:00-07:00' }], scanEvents: [{ date: '2026-03-03T10:00:00-07:00', eventType: 'DE', eventDescription: 'Delivery exception', exceptionDescription: 'Customer not available' }] },
    ] }] } },
    events: ['2026-03-03T10:00:00-07:00 attempt_failed DE Customer not available @ null'],
  },
  {
    vendor: 'usps', parcel: '94 usps in_transit 2026-03-06T20:00:00Z', payload: { trackingNumber: '94', expectedDeliveryTimeStamp: '2026-03-06T20:00:00', trackingEvents: [{ eventType: 'Arrived at USPS Facility', eventCode: 'A1', eventTimestamp: '2026-03-03T01:13:00', GMTTimestamp: '2026-03-03T06:13:31Z', eventCity: 'QUEENS' }] },
    events: ['2026-03-03T01:13:00-05:00 in_transit A1 Arrived at USPS Facility @ QUEENS'],
  },
  {
    vendor: 'dhl', parcel: '12 mydhl out_for_delivery 2026-03-04T18:00:00Z', payload: { shipments: [{ shipmentTrackingNumber: '12', estimatedTimeOfDelivery: '2026-03-04T18:00:00', events: [{ date: '2026-03-03', time: '09:00:00', GMTOffset: '+01:00', typeCode: 'WC', description: 'With courier', serviceArea: [{ description: 'Bonn' }] }] }] },
    events: ['2026-03-03T09:00:00+01:00 out_for_delivery WC With courier @ Bonn'],
  },
  {
    vendor: 'dhl_universal', parcel: '13 dhl_universal exception null', payload: { shipments: [{ id: '13', status: { statusCode: 'failure' }, events: [{ timestamp: '2026-03-03T09:00:00+01:00', statusCode: 'transit', description: 'Sorted', location: { address: { addressLocality: 'Bonn', countryCode: 'DE' } } }] }] },
    events: ['2026-03-03T09:00:00+01:00 in_transit transit Sorted @ Bonn, DE'],
  },
  {
    vendor: 'dhl_express', parcel: '14 dhl_express delivered null',
    payload: '<?xml version="1.0"?><req:TrackingResponse xmlns:req="x"><AWBInfo><AWBNumber>14</AWBNumber><ShipmentInfo><ShipmentEvent><Date>2026-03-03</Date><Time>11:07:00</Time><ServiceEvent><EventCode>OK</EventCode><Description>Delivered &amp; signed</Description></ServiceEvent><ServiceArea><Description>Lyon</Description></ServiceArea></ShipmentEvent></ShipmentInfo></AWBInfo></req:TrackingResponse>',
    events: ['2026-03-03T11:07:00Z delivered OK Delivered & signed @ Lyon'],
  },
  {
    vendor: 'dhl_parcel_de', parcel: '0034 dhl_parcel_de in_transit null',
    payload: '<data name="piece-shipment-list" code="0"><data name="piece-shipment" piece-code="0034"><data name="piece-event-list"><data name="piece-event" event-timestamp="03.03.2026 13:55" event-status="Abgeholt" ice="PCKDU" standard-event-code="AE" event-location="Köln"/></data></data></data>',
    events: ['2026-03-03T13:55:00Z in_transit AE Abgeholt @ Köln'],
  },
  {
    vendor: 'aftership', parcel: '61 fedex attempt_failed null', payload: { event: 'tracking_update', msg: { tracking_number: '61', slug: 'fedex', tag: 'AttemptFail', subtag: 'AttemptFail_002', checkpoints: [{ checkpoint_time: '2026-03-03T18:47:10-05:00', message: 'Nobody home', tag: 'AttemptFail', raw_tag: 'DE', city: 'Troy' }] } },
    events: ['2026-03-03T18:47:10-05:00 attempt_failed DE Nobody home @ Troy'],
  },
  {
    vendor: 'easypost', parcel: 'EZ1 USPS in_transit 2026-03-05T00:00:00Z', payload: { description: 'tracker.updated', result: { object: 'Tracker', tracking_code: 'EZ1', carrier: 'USPS', status: 'in_transit', est_delivery_date: '2026-03-05T00:00:00Z', tracking_details: [{ status: 'pre_transit', datetime: '2026-03-01T10:00:00Z', message: 'Label' }, { status: 'in_transit', datetime: '2026-03-02T10:00:00Z', message: 'Moved', carrier_code: 'DP', tracking_location: { city: 'Waco' } }] } },
    events: ['2026-03-02T10:00:00Z in_transit DP Moved @ Waco', '2026-03-01T10:00:00Z info_received pre_transit Label @ null'],
  },
  {
    vendor: 'shipengine', parcel: '93 usps available_for_pickup null', payload: { tracking_number: '93', carrier_code: 'usps', status_code: 'SP', status_detail_code: 'INFORMATION', events: [{ occurred_at: '2026-03-03T15:00:00Z', carrier_occurred_at: '2026-03-03T10:00:00', description: 'At shop', status_code: 'SP', event_code: '14', city_locality: 'Waco' }] },
    events: ['2026-03-03T10:00:00-05:00 available_for_pickup 14 At shop @ Waco'],
  },
  {
    vendor: 'amazon', parcel: 'AF1 amazon delivered 2026-03-04T03:00:00Z', payload: { payload: { shipmentTrackingMilestoneChangedNotification: { trackingDetail: { identifier: { aftn: 'AF1' }, latestMilestone: { status: { code: 'DELIVERED' } }, trackingEstimates: [{ type: 'ESTIMATED_DELIVERY_DATE', estimatedInterval: { endTime: '2026-03-04T03:00:00Z' } }], milestoneHistory: [{ occurredAt: '2026-03-04T01:00:00Z', status: { code: 'DELIVERED', description: 'To porch' } }] } } } },
    events: ['2026-03-04T01:00:00Z delivered DELIVERED To porch @ null'],
  },
  {
    vendor: 'canadapost', parcel: '70 canadapost out_for_delivery 2026-03-05T00:00:00Z',
    payload: '<tracking-detail><pin>70</pin><expected-delivery-date>2026-03-05</expected-delivery-date><significant-events><occurrence><event-identifier>20</event-identifier><event-date>2026-03-04</event-date><event-time>11:00:00</event-time><event-time-zone>EST</event-time-zone><event-description>Signature image recorded</event-description></occurrence><occurrence><event-identifier>0174</event-identifier><event-date>2026-03-04</event-date><event-time>08:00:00</event-time><event-time-zone>EST</event-time-zone><event-description>Colis acc&#233;l&#233;r&#233; en livraison</event-description><event-site>LAVAL</event-site><event-province>QC</event-province></occurrence></significant-events></tracking-detail>',
    events: ['2026-03-04T11:00:00-05:00 out_for_delivery 20 Signature image recorded @ null', '2026-03-04T08:00:00-05:00 out_for_delivery 0174 Colis accéléré en livraison @ LAVAL, QC'],
  },
  {
    vendor: 'purolator', parcel: '329 purolator delivered null',
    payload: '<s:Envelope xmlns:s="s"><s:Body><TrackPackagesByPinResponse><TrackingInformationList><TrackingInformation><PIN><Value>329</Value></PIN><Scans><Scan><ScanType>Delivery</ScanType><Depot><Name>MONTREAL</Name></Depot><ScanDate>2026-03-04</ScanDate><ScanTime>172300</ScanTime><Description>Shipment delivered</Description></Scan></Scans></TrackingInformation></TrackingInformationList></TrackPackagesByPinResponse></s:Body></s:Envelope>',
    events: ['2026-03-04T17:23:00Z delivered Delivery Shipment delivered @ MONTREAL'],
  },
  {
    vendor: 'australiapost', parcel: 'AU2 australiapost delivered null',
    payload: { tracking_results: [{ trackable_items: [{ items: [{ article_id: 'AU1', status: 'Unknown', events: [{ date: '2026-03-01T08:00:00+11:00', description: 'Arrived at facility' }] }] }] }, { trackable_items: [{ article_id: 'AU2', status: 'Delivered', events: [{ date: '2026-03-01T09:00:00+11:00', description: 'Delivered', location: 'KEW VIC' }] }] }] },
    events: ['2026-03-01T09:00:00+11:00 delivered null Delivered @ KEW VIC'],
  },
  {
    vendor: 'smartkargo', parcel: 'R1 smartkargo delivered 2026-03-05T23:59:00Z', payload: [{ headerReference: 'R1', pieceReference: 'R1-2', eventType: 'DDL', eventDate: '2026-03-04T14:30:00', description: 'Delivered to the consignee', estimatedDeliveryDate: '2026-03-05T23:59:00', eventLocation: 'LAX' }],
    events: ['2026-03-04T14:30:00Z delivered DDL Delivered to the consignee @ LAX'],
  },
];

test('answers of every kind of layout', () => {
  for (const { vendor, payload, parcel, events } of answers) {
    const { parcels } = read(vendor, payload);
    const found = parcels.at(-1);
    assert.equal([found?.trackingNumber, found?.carrier, found?.state, found?.estimatedDelivery ? writeMoment(found.estimatedDelivery) : null].join(' ').replace(/ $/, ' null'), parcel, vendor);
    assert.deepEqual(lines(found), events, vendor);
  }
});

test('a list that is wrapped otherwise, or a field that was renamed, is found by what it holds', () => {
  const { parcels } = read('parcelone', { answer: { of: [{ TrackingID: 'P1', Events: [{ OccurredAt: '2026-03-04T10:00:00Z', EventCode: '90', EventText: 'Handed over' }] }] } });
  assert.deepEqual([parcels[0]?.trackingNumber, ...lines(parcels[0])], ['P1', '2026-03-04T10:00:00Z delivered 90 Handed over @ null']);
  const wrapped = read('landmark', '<x:Envelope xmlns:x="x"><x:Body><Answer><TrackingNumber>L1</TrackingNumber><Events><Event><Status>Out for delivery</Status><DateTime>03/04/2026 08:14 AM</DateTime><EventCode>300</EventCode></Event></Events></Answer></x:Body></x:Envelope>');
  assert.deepEqual(lines(wrapped.parcels[0]), ['2026-03-04T08:14:00Z out_for_delivery 300 Out for delivery @ null']);
});

test('a carrier’s own error is told; what is no answer of it is refused in words', () => {
  assert.deepEqual(read('ups', { response: { errors: [{ code: 'TV1', message: 'Invalid number' }] } }), { parcels: [], problems: [{ code: 'TV1', message: 'Invalid number' }] });
  assert.deepEqual(read('dhl', { status: 404, title: 'Not Found', detail: 'No shipments found' }).problems, [{ code: '404', message: 'No shipments found' }]);
  assert.deepEqual(read('canadapost', '<messages><message><code>004</code><description>No Pin History</description></message></messages>'), { parcels: [], problems: [{ code: '004', message: 'No Pin History' }] });
  for (const payload of ['', '<a>', 'nonsense', '{', '[]', {}, null, 7, [null], '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']) assert.throws(() => read('fedex', payload), Unreadable, JSON.stringify(payload));
  assert.equal(trackerOf('nobody'), null);
  assert.equal(trackerOf('constructor'), null);
});

const strange = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.string(), fc.constantFrom(null, '', [], {}, '<a/>', -1, 1e300, '2026-02-31', { '#text': {} }, [[[]]]));

/** The payload with something strange at one of its places. */
function bent(payload: unknown, at: number, value: unknown): unknown {
  let place = at;
  const walk = (one: unknown): unknown => {
    if (place-- === 0) return value;
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one === 'object' && one !== null) return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, walk(inner)]));
    return one;
  };
  return walk(payload);
}

test('nothing that is sent breaks a translator: it is read, or refused in words', () => {
  const attempt = (vendor: string, payload: unknown): void => {
    try {
      for (const parcel of read(vendor, payload).parcels) for (const event of parcel.events) assert.ok(!Number.isNaN(event.moment.at.getTime()));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
  };
  fc.assert(fc.property(fc.constantFrom(...trackerNames), strange, attempt), { numRuns: 400 });
  fc.assert(fc.property(fc.constantFrom(...answers), fc.nat(60), strange, ({ vendor, payload }, at, value) => (typeof payload === 'string' ? attempt(vendor, payload.slice(0, at * 9) + JSON.stringify(value) + payload.slice(at * 9)) : attempt(vendor, bent(payload, at, value)))), { numRuns: 600 });
});

test('long answers take no longer than their length', () => {
  const events = (count: number) => ({ trackingNumber: '94', trackingEvents: Array.from({ length: count }, (_, at) => ({ eventType: 'Out for '.repeat(40), eventTimestamp: new Date(1.7e12 + at * 6e4).toISOString() })) });
  growsGently('events', () => read('usps', events(100)), () => read('usps', events(1600)));
  assert.throws(() => read('usps', events(2001)), Unreadable);
  assert.throws(() => read('bpost', `${'<a>'.repeat(5000)}`), Unreadable);
});
