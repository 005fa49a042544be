import publishWithoutContext from '@salesforce/label/LightningMessageChannel.publishWithoutContext';
import invalidScope from '@salesforce/label/LightningMessageChannel.invalidScope';

import type { MessageChannel } from './messageChannel.ts';
import { fillLabel } from './fillLabel.ts';
import { wireAdapter } from './wireAdapter.ts';

/** Names the component that publishes or subscribes. */
interface Context {
  readonly id: number;
}

/** What `subscribe` returns, for `unsubscribe`. */
export interface Subscription {
  readonly channel: string;
  readonly context: Context;
  readonly listener: (message: unknown) => void;
}

/**
 * For `subscribe`: messages from the whole application. Without it a component receives messages only where it is active; on a
 * page of the preview every component is.
 */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

interface SubscriberOptions {
  readonly scope?: unknown;
}

const subscriptions = new Set<Subscription>();
const contexts = new Set<Context>();
let lastContext = 0;

/**
 * The context of a module that is no component; `releaseMessageContext` ends it.
 * https://developer.salesforce.com/docs/platform/lwc/guide/use-message-channel.html
 */
export function createMessageContext(): Context {
  lastContext += 1;
  const context = Object.freeze({ id: lastContext });
  contexts.add(context);
  return context;
}

/** Ends a context with all its subscriptions. */
export function releaseMessageContext(context: Context): void {
  contexts.delete(context);
  for (const subscription of subscriptions) if (subscription.context === context) subscriptions.delete(subscription);
}

/** Provides the context of a component; its subscriptions end when the component leaves the page. */
export const MessageContext = wireAdapter<object, Context | undefined>(undefined, (_config, emit) => {
  const context = createMessageContext();
  emit(context);
  return () => releaseMessageContext(context);
});

function requireContext(context: Context | undefined, channel: MessageChannel): Context {
  if (context !== undefined && contexts.has(context)) return context;
  throw new TypeError(fillLabel(publishWithoutContext, channel.messageChannel));
}

function requireChannel(name: string, channel: MessageChannel | undefined): MessageChannel {
  if (typeof channel === 'object' && 'messageChannel' in channel) return channel;
  throw new TypeError(`${name} needs a message channel, imported from @salesforce/messageChannel.`);
}

/** A message travels as JSON: it reaches pages that share no memory with the one that publishes. */
const copy = (message: unknown): unknown =>
  message === undefined ? undefined : (JSON.parse(JSON.stringify(message)) as unknown);

/**
 * Sends a message to all subscribers of a channel, the sender's own included.
 * https://developer.salesforce.com/docs/platform/lwc/guide/use-message-channel-publish.html
 * @throws TypeError before the component is on the page
 */
export function publish(context: Context | undefined, channel: MessageChannel, message?: unknown): void {
  const { messageChannel } = requireChannel('publish', channel);
  requireContext(context, channel);
  for (const { channel: name, listener } of [...subscriptions]) if (name === messageChannel) listener(copy(message));
}

/**
 * Listens to a channel until `unsubscribe`, or until the context ends.
 * https://developer.salesforce.com/docs/platform/lwc/guide/use-message-channel-subscribe.html
 * @throws TypeError for a scope that is not APPLICATION_SCOPE
 */
export function subscribe(
  context: Context | undefined,
  channel: MessageChannel,
  listener: (message: unknown) => void,
  { scope }: SubscriberOptions = {},
): Subscription {
  const { messageChannel } = requireChannel('subscribe', channel);
  if (scope !== undefined && scope !== APPLICATION_SCOPE) {
    throw new TypeError(
      fillLabel(invalidScope, messageChannel, typeof scope === 'symbol' ? String(scope) : JSON.stringify(scope)),
    );
  }
  const subscription = { channel: messageChannel, context: requireContext(context, channel), listener };
  subscriptions.add(subscription);
  return subscription;
}

/** Ends a subscription; one that has ended, or was never made, is left alone. */
export function unsubscribe(subscription: Subscription | null | undefined): void {
  if (subscription) subscriptions.delete(subscription);
}
