import type { AnswerShape } from '../../../shipments/index.ts';

const isoPlace = [['city', 'locationName', 'location.city', 'location'], ['state'], ['country', 'countryCode', 'locationCountry', 'location.countryCode']];

/** Carriers that answer in JSON, each by its documented layout. */
export const jsonShapes: readonly AnswerShape[] = [
  {
    carrier: 'asendia', parcels: ['trackingResults', 'data', ''], number: ['trackingNumber', 'asendiaTrackingNumber'], events: ['trackingEvents', 'events'],
    estimate: ['estimatedDeliveryDate'], date: ['time', 'timestamp', 'eventTime'], code: ['code', 'eventCode'], description: ['carrierEventDescription', 'description', 'eventDescription'], place: isoPlace,
  },
  {
    carrier: 'australiapost', parcels: ['articles'], number: ['article_id', 'consignment_id', 'tracking_id'], events: ['events'], status: ['status'],
    estimate: ['expected_delivery_date'], service: ['product_type'], date: ['date'], code: ['code'], description: ['description'], place: [['location']], problems: ['tracking_results.errors', 'errors'],
  },
  {
    carrier: 'gls', parcels: ['parcels'], number: ['unitno', 'trackid', 'requested'], events: ['events'], status: ['status'], estimate: ['estimatedDeliveryDateTime', 'arrivalTime.value'],
    date: ['eventDateTime'], code: ['code'], description: ['description'], place: [['city'], ['postalCode'], ['country']], problemCode: ['errorCode'], problemMessage: ['errorMessage'], problems: ['parcels.error', 'errors'],
  },
  {
    carrier: 'hermes', parcels: ['shipmentinfo', 'shipments'], number: ['shipmentID', 'barcode'], events: ['status', 'statusHistory'], estimate: ['deliveryForecast.date'], date: ['timestamp', 'dateTime'],
    code: ['code'], description: ['description', 'statusText'], place: [['scanningUnit.city'], ['scanningUnit.countryCode']], problems: ['listOfResultCodes', 'result'],
  },
  {
    carrier: 'laposte', parcels: ['shipment'], number: ['idShip'], events: ['event'], estimate: ['estimDate', 'deliveryDate'], service: ['product'],
    date: ['date'], code: ['code'], description: ['label'], problemCode: ['returnCode'], problemMessage: ['returnMessage'], problems: ['faults', ''],
  },
  {
    carrier: 'seko', parcels: [''], number: ['ConsignmentNo', 'Tracking'], events: ['Events'], status: ['StatusCode'], date: ['EventDT'], code: ['OmniCode', 'Code'], stateCode: ['OmniCode'],
    description: ['Description'], place: [['Location']], problems: ['Errors', 'Error'], problemMessage: ['Message'],
  },
  {
    carrier: 'sendle', parcels: [''], number: ['tracking_number', 'sendle_reference', 'order_ref', 'ref'], events: ['tracking_events'], status: ['state'],
    estimate: ['scheduling.delivered_on', 'scheduling.estimated_delivery_date_maximum', 'scheduling.estimated_delivery_date_minimum'], date: ['display_time', 'local_scan_time', 'scan_time'],
    code: ['event_type'], description: ['description'], place: [['location', 'destination_location', 'origin_location']], problemMessage: ['error_description'],
  },
  {
    carrier: 'smartkargo', parcels: ['scans'], number: ['headerReference'], events: ['scans'], estimate: ['estimatedDeliveryDate'], date: ['eventDate'], code: ['eventType'], description: ['description'],
    place: [['location.city', 'eventLocation'], ['location.state']],
  },
  {
    carrier: 'spring', parcels: ['Shipment'], number: ['TrackingNumber'], events: ['Events'], date: ['DateTime', 'Timestamp'], code: ['Code'], description: ['Description'],
    place: [['City'], ['State'], ['Country']], problems: ['errors'],
  },
  {
    carrier: 'teleship', parcels: ['data', ''], number: ['trackingNumber'], events: ['events'], status: ['status'], estimate: ['estimatedDelivery', 'estimatedDeliveryDate'], date: ['timestamp'],
    code: ['code'], description: ['description'], place: [['location']], problems: ['messages'],
  },
  {
    carrier: 'parcelone', parcels: ['results'], number: ['TrackingID', 'TrackingId', 'ShipmentID'], events: ['Events', 'TrackingEvents'], status: ['StatusCode'], estimate: ['EstimatedDelivery', 'EstimatedDeliveryDate'],
    date: ['TrackingDateTime', 'DateTime', 'Timestamp', 'Date'], time: ['TrackingTime', 'Time'], code: ['TrackingStatusCode', 'StatusCode', 'Code', 'TrackingStatus'], description: ['TrackingStatus', 'Description', 'StatusText', 'Status'],
    place: [['TrackingLocation', 'Location', 'City'], ['Country', 'CountryISO']], problems: ['errors', 'results.errors'],
  },
  {
    carrier: 'dpd_meta', parcels: ['parcelTrackings', 'parcels', 'shipments', 'data', ''], number: ['parcelNumber', 'parcelLabelNumber', 'trackingNumber', 'shipmentId'], events: ['events', 'statusInfo', 'scans', 'trackingEvents'], status: ['status'], estimate: ['estimatedDeliveryDate', 'expectedDeliveryDate', 'eta'],
    date: ['dateTime', 'eventDateTime', 'timestamp', 'date'], time: ['time'], code: ['statusCode', 'code', 'status'], description: ['description', 'statusDescription', 'label'], place: [['city', 'location.city', 'location', 'depotName'], ['country', 'location.countryCode']],
  },
];
