declare module 'lightning/toast' {
  /** The base component that shows one toast. */
  const Toast: unknown;
  export default Toast;
}

declare module 'lightning/toastContainer' {
  /** Where the page's toasts appear; there is one per page. */
  const ToastContainer: { instance(): unknown };
  export default ToastContainer;
}

declare module '@salesforce/label/*' {
  /** A text of the platform, as the open-source base components carry it. */
  const text: string;
  export default text;
}

declare module 'lightning/input' {
  import type { LightningElement } from 'lwc';

  const Input: typeof LightningElement;
  export default Input;
}

declare module 'lightning/textarea' {
  import type { LightningElement } from 'lwc';

  const Textarea: typeof LightningElement;
  export default Textarea;
}

declare module 'lightning/combobox' {
  import type { LightningElement } from 'lwc';

  const Combobox: typeof LightningElement;
  export default Combobox;
}

declare module 'lightning/dualListbox' {
  import type { LightningElement } from 'lwc';

  const DualListbox: typeof LightningElement;
  export default DualListbox;
}
