/** The day that lies so many days before today, `YYYY-MM-DD` in UTC, which is the time zone of the embedded org. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** The values of a call of a user with a contact, done so many days ago. */
export const callOf = (ownerId: string, contactId: string, age: number, values: object = {}): object => ({
  OwnerId: ownerId,
  WhoId: contactId,
  Subject: 'Call',
  Status: 'Completed',
  ActivityDate: daysAgo(age),
  ...values,
});

/** The values of an hour's meeting that begins so many days ago; negative ages are to come. */
export const meetingOf = (ownerId: string, contactId: string, age: number): object => ({
  OwnerId: ownerId,
  WhoId: contactId,
  Subject: 'Visit',
  StartDateTime: `${daysAgo(age)}T00:00:00Z`,
  DurationInMinutes: 60,
});
