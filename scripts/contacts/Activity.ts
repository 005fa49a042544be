/** What happened between one of us and one of them: a completed task, or an event that has begun. */
export interface Activity {
  /** `YYYY-MM-DD`, today at the latest. */
  readonly day: string;
  /** The contact, by its 18-character id. */
  readonly contactId: string;
  /** '' for none. */
  readonly accountId: string;
  /** The user of ours; '' where a queue owns the activity. */
  readonly userId: string;
}
