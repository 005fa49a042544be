import Toast from 'lightning/toast';

/** https://developer.salesforce.com/docs/component-library/bundle/lightning-platform-show-toast-event/specification */
export interface ToastConfig {
  readonly title?: string;
  readonly message?: string;
  /** Values for `{0}`, `{1}` … in the message: texts, or links as `{ url, label }`. */
  readonly messageData?: readonly unknown[];
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'dismissable' | 'pester' | 'sticky';
}

/** Shows a toast when a component dispatches it. The page's toast container listens for it. */
export class ShowToastEvent extends CustomEvent<{ readonly toast: unknown }> {
  readonly toastAttributes: Readonly<Record<string, unknown>>;

  constructor({ title, message, messageData, variant = 'info', mode = 'dismissible' }: ToastConfig = {}) {
    super('lightning__showtoast', { bubbles: true, cancelable: true, composed: true, detail: { toast: Toast } });
    // The base component knows the modern spelling only, and `pester`, which nobody can dismiss, as `dismissible`.
    const isSticky = mode === 'sticky';
    this.toastAttributes = {
      title,
      message,
      messageData,
      type: variant,
      mode: isSticky ? 'sticky' : 'dismissible',
    };
  }
}

export const ShowToastEventName = 'lightning__showtoast';
