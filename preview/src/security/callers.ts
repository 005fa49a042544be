/** Where the engine and the base components are served: what the platform itself runs, outside of any sandbox. */
const SYSTEM_CODE = '/_preview/base/';

/** A line of a stack that names a place in a script, as opposed to a function of the browser. */
const IN_SCRIPT = /:\d+:\d+\)?$/;

/** The stack begins with this module's function and the distortion that asks. */
const OWN_CALLS = 2;

/**
 * Whether a component called the distorted function that asks. Two callers are looked at, for the engine puts accessors of its
 * own on the elements of templates, and hands on what a component assigns to them.
 */
export function isComponentCall(): boolean {
  const calls = (new Error().stack ?? '').split('\n').filter((line) => IN_SCRIPT.test(line));
  const nearest = calls.slice(OWN_CALLS, OWN_CALLS + 2);
  return nearest.length === 0 || nearest.some((line) => !line.includes(SYSTEM_CODE));
}
