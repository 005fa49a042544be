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
