import { locationParts } from '../schema/index.ts';
import { addressPrefix } from './compoundAddress.ts';
import type { FunctionCall } from './functionCall.ts';
import { malformed } from './parseSoql.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';
import type { Clause } from './queryText.ts';
import { resultField } from './resultField.ts';

/**
 * The mean radius of the earth: between the points of salesforce.stackexchange.com/questions/32585 the platform finds more than
 * 19,968.0 and no more than 19,968.1 km, by the haversine formula as the answer there says, so that it is not far from this one.
 */
const earthRadius = { km: 6371.0088, mi: 6371.0088 / 1.609344 } as const;

/** SQL of degrees, and the field that they come from. */
interface Location {
  readonly latitude: string;
  readonly longitude: string;
  readonly source: ScopedField | undefined;
}

/**
 * `DISTANCE(BillingAddress, GEOLOCATION(37.775, -122.418), 'mi')`: the way between two places as the crow flies; empty where
 * a place is unknown.
 * Sources: "Location-Based SOQL Queries" (sforce_api_calls_soql_geolocate.htm) in the SOQL and SOSL Reference, "Compound Field
 * Considerations and Limitations" (compound_fields_limitations.htm) in the Object Reference.
 */
export function distanceFunction(call: FunctionCall, scope: QueryScope, clause: Clause): ScopedField {
  const [from, to, unitLiteral, ...others] = call.parameters;
  if (from === undefined || to === undefined || typeof unitLiteral !== 'string' || others.length > 0) {
    throw malformed('DISTANCE takes two locations and a unit');
  }
  if (typeof from !== 'string') throw malformed('the first location of DISTANCE must be a field');
  const unit = unitLiteral.replaceAll("'", '');
  if (unit !== 'km' && unit !== 'mi') throw malformed(`the unit of DISTANCE must be 'mi' or 'km', not ${unitLiteral}`);
  const start = fieldLocation(from, scope, clause);
  const end = typeof to === 'string' ? fieldLocation(to, scope, clause) : fixedLocation(to);
  if (!start.source) throw malformed('the first location of DISTANCE must be a field');
  return {
    path: [`DISTANCE(${from})`],
    field: resultField(start.source.field, 'double'),
    column: `(${2 * earthRadius[unit]} * asin(min(1, sqrt(${haversine(start, end)}))))`,
    keyColumn: undefined,
    isReal: true,
  };
}

function haversine(start: Location, end: Location): string {
  const half = (one: string, other: string): string => `pow(sin(radians(${other} - ${one}) / 2), 2)`;
  const narrowed = `cos(radians(${start.latitude})) * cos(radians(${end.latitude}))`;
  return `${half(start.latitude, end.latitude)} + ${narrowed} * ${half(start.longitude, end.longitude)}`;
}

function fieldLocation(path: string, scope: QueryScope, clause: Clause): Location {
  const [latitude, longitude] = partsOf(path, scope, clause).map((part) => scope.field(part, clause));
  const degrees = (scoped: ScopedField | undefined): string => `(${scoped?.column} / 1e${scoped?.field.scale ?? 0})`;
  return { latitude: degrees(latitude), longitude: degrees(longitude), source: latitude };
}

/** Of an address: `BillingAddress` has `BillingLatitude` and `BillingLongitude`. A location has `__Latitude__s` and `__Longitude__s`. */
function partsOf(path: string, scope: QueryScope, clause: Clause): readonly string[] {
  const address = addressPrefix(path, scope);
  if (address !== undefined) return [`${address}Latitude`, `${address}Longitude`];
  const { field } = scope.field(path, clause);
  if (field.type === 'location') return locationParts(path);
  throw scope.text.errorAt('INVALID_FIELD', `DISTANCE takes locations, which ${field.name} is not`, clause, path);
}

function fixedLocation({ name, parameters }: FunctionCall): Location {
  if (name !== 'GEOLOCATION') throw malformed(`unexpected token: '${name}'`);
  const [latitude = Number.NaN, longitude = Number.NaN, ...others] = parameters.map((parameter) =>
    typeof parameter === 'string' && /^[+-]?\d+(\.\d+)?$/.test(parameter) ? Number(parameter) : Number.NaN,
  );
  if (others.length > 0 || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
    throw malformed('GEOLOCATION takes a latitude from -90 to 90 and a longitude from -180 to 180');
  }
  return { latitude: `(${latitude})`, longitude: `(${longitude})`, source: undefined };
}
