const pattern = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?Z?$/;

/**
 * A time of day as it is stored and told, `HH:mm:ss.SSSZ`; undefined for what is none. The `Z` says nothing of a time zone.
 * Source: "Considerations for the Time Custom Field Type" in Salesforce Help (custom_field_time_overview.htm).
 */
export function parseTimeOfDay(text: string): string | undefined {
  const [, hours = '', minutes = '', seconds = '', milliseconds = ''] = pattern.exec(text) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${hours}:${minutes}:${seconds}.${milliseconds.padEnd(3, '0')}Z`;
}
