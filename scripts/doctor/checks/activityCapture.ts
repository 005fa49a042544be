import type { Check } from '../DoctorContext.ts';
import { note } from '../Finding.ts';

/** No API tells whether Einstein Activity Capture is on, and where it is, e-mail and meetings are not records. */
export const ACTIVITY_CAPTURE: Check = {
  name: 'Activity Capture',
  look: () =>
    Promise.resolve([
      note(
        'Not checked: no API tells whether Einstein Activity Capture keeps e-mail and meetings outside of the records.',
        'Look at Setup, Einstein Activity Capture. The contacts job counts tasks and events that are records, and nothing else.',
      ),
    ]),
};
