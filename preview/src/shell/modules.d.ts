declare module '@salesforce/i18n/locale' {
  /** BCP 47 tag, such as `en-US`. */
  const locale: string;
  export default locale;
}
