/** What `@salesforce/messageChannel/…` exports. Components pass it on and never look inside. */
export interface MessageChannel {
  readonly messageChannel: string;
}
