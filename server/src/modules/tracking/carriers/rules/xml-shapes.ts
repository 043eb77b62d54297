import type { AnswerShape } from '../../../shipments/index.ts';

/** Whether an envelope of SOAP stands around it or not. */
const within = (path: string): string[] => [`Envelope.Body.${path}`, path];

/** Carriers that answer in XML, each by its documented layout; names without prefix. */
export const xmlShapes: readonly AnswerShape[] = [
  {
    carrier: 'bpost', parcels: ['itemTracking', 'itemTrackings.itemTracking', 'wrapper.itemTracking'], number: ['itemCode'], events: ['stateInfo'], estimate: ['expectedDeliveryTime', 'deliveryTime'],
    date: ['time'], code: ['stateCode'], description: ['stateDescription'], place: [['cityOrCountry', 'stateLocation']], problems: ['businessException', 'systemException', 'invalidSelectionException'],
  },
  {
    carrier: 'canadapost', parcels: ['wrapper.tracking-detail', 'tracking-detail'], number: ['pin'], events: ['significant-events.occurrence'], estimate: ['changed-expected-date', 'expected-delivery-date'], service: ['service-name'],
    date: ['event-date'], time: ['event-time'], zone: ['event-time-zone'], code: ['event-identifier'], description: ['event-description'], place: [['event-site'], ['event-province']],
    problems: ['wrapper.messages.message', 'messages.message'],
  },
  {
    carrier: 'chronopost', parcels: [...within('trackSkybillV2Response.return.listEventInfoComp'), ...within('trackSkybillResponse.return.listEvents')], number: ['skybillNumber'], events: ['events'],
    date: ['eventDate'], code: ['code'], description: ['eventLabel'], place: [['officeLabel']], problems: [...within('trackSkybillV2Response.return.errorMessage'), ...within('trackSkybillResponse.return.errorMessage'), ...within('Fault')],
  },
  {
    carrier: 'dpd', parcels: [...within('getTrackingDataResponse.trackingresult')], number: ['parcelLabelNumber', 'shipmentInfo.parcelLabelNumber', 'parcelNumber'], events: ['statusInfo'],
    date: ['date.content'], code: ['status'], description: ['description.content.content', 'description.content', 'label.content'], place: [['location.content']], problems: within('Fault'),
  },
  {
    carrier: 'landmark', parcels: ['TrackResponse.Result.Packages.Package', 'TrackResponse.Packages.Package'], number: ['TrackingNumber', 'LandmarkTrackingNumber', 'PackageReference'], events: ['Events.Event'], estimate: ['ExpectedDelivery'],
    date: ['DateTime'], code: ['EventCode'], description: ['Status'], place: [['Location']], problems: ['TrackResponse.Errors.Error'], problemCode: ['ErrorCode'], problemMessage: ['ErrorMessage'],
  },
  {
    carrier: 'purolator', parcels: [...within('TrackPackagesByPinResponse.TrackingInformationList.TrackingInformation'), ...within('TrackPackagesByReferenceResponse.TrackingInformationList.TrackingInformation')], number: ['PIN.Value'],
    events: ['Scans.Scan'], date: ['ScanDate'], time: ['ScanTime'], code: ['ScanType'], description: ['Description'], place: [['Depot.Name']],
    problems: [...within('TrackPackagesByPinResponse.ResponseInformation.Errors.Error'), ...within('TrackPackagesByPinResponse.TrackingInformationList.TrackingInformation.ResponseInformation.Errors.Error'), ...within('Fault')], problemCode: ['Code'], problemMessage: ['Description'],
  },
  {
    carrier: 'postat', parcels: [...within('GetTrackingResponse.GetTrackingResult'), ...within('TrackingResponse.Parcel'), ...within('GetShipmentStatusResponse.GetShipmentStatusResult')], number: ['TrackingNumber', 'Identcode', 'ColloCode'],
    events: ['Events.Event', 'ParcelEvents.ParcelEvent', 'StatusList.Status'], date: ['EventTime', 'EventDateTime', 'Timestamp', 'Date'], time: ['Time'], code: ['EventCode', 'StatusCode', 'Code'], description: ['EventDescription', 'StatusText', 'Description'],
    place: [['City', 'Location', 'EventPostalCode'], ['Country', 'EventCountry']], dateOrder: 'day_first', problems: within('Fault'),
  },
];
