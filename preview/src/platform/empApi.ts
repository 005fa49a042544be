/** What the platform calls of a subscription. */
interface Subscription {
  readonly channel: string;
}

/**
 * Events are not sent here, which components ask for before they subscribe; a subscription fails.
 * https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-emp-api.html
 */
export function isEmpEnabled(): Promise<boolean> {
  return Promise.resolve(false);
}

export function subscribe(channel: string): Promise<Subscription> {
  const message = `The embedded org sends no events: nobody listens to ${channel}. Try this component in an org.`;
  return Promise.reject(new Error(message));
}

/** There is never a subscription to end. */
export function unsubscribe(_subscription: unknown): Promise<undefined> {
  return Promise.resolve(undefined);
}

/** Without subscriptions no server reports errors of them. */
export function onError(_callback: (error: unknown) => void): void {
  return undefined;
}

/** There is nothing to log. */
export function setDebugFlag(_flag: boolean): void {
  return undefined;
}
