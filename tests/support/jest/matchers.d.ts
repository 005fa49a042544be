declare namespace jest {
  interface Matchers<R> {
    /** The text is there for a person to read, in shadow trees and slots too. */
    toShow(expected: string | RegExp): R;
    /** No axe violation, by `@sa11y/jest`. */
    toBeAccessible(): Promise<R>;
  }
}
