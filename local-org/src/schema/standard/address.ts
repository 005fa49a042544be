import { decimal, picklist, text, textArea } from '../field.ts';
import type { FieldSchema } from '../types.ts';

const geocodeAccuracies = [
  'Address',
  'NearAddress',
  'Block',
  'Street',
  'ExtendedZip',
  'Zip',
  'Neighborhood',
  'City',
  'County',
  'State',
  'Unknown',
];

/** The parts of a compound address, each a field of its own: `BillingStreet`, `BillingCity` … */
export function addressFields(prefix: string): FieldSchema[] {
  const label = (part: string): string => [prefix, part].filter(Boolean).join(' ');
  return [
    textArea(`${prefix}Street`, label('Street'), 255),
    text(`${prefix}City`, label('City'), 40),
    text(`${prefix}State`, label('State/Province'), 80),
    text(`${prefix}PostalCode`, label('Zip/Postal Code'), 20),
    text(`${prefix}Country`, label('Country'), 80),
    decimal('double', `${prefix}Latitude`, label('Latitude'), [18, 15]),
    decimal('double', `${prefix}Longitude`, label('Longitude'), [18, 15]),
    picklist(`${prefix}GeocodeAccuracy`, label('Geocode Accuracy'), geocodeAccuracies, { restricted: true }),
  ];
}
