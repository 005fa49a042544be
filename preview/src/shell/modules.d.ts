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
