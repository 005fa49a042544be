/** What every service has. Its other functions work in Salesforce's mobile apps alone, and components ask before they call them. */
interface Capability {
  isAvailable(): boolean;
}

/**
 * The services of a phone. In a browser, on whatever device, none of them is available.
 * https://developer.salesforce.com/docs/platform/mobile-offline/guide/capabilities.html
 */
const absent = (): Capability => ({ isAvailable: () => false });

export {
  absent as getAppReviewService,
  absent as getARSpaceCapture,
  absent as getBarcodeScanner,
  absent as getBiometricsService,
  absent as getCalendarService,
  absent as getContactsService,
  absent as getDocumentScanner,
  absent as getGeofencingService,
  absent as getLocationService,
  absent as getNfcService,
  absent as getPaymentsService,
};
