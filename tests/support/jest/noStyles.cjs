'use strict';

const lwc = require('@lwc/jest-transformer');

/** LWC refuses a stylesheet without any rule. */
const NO_STYLES = ':host {}';

/**
 * Leaves the base components' styles out: jsdom lays nothing out, but matches each of their 1,400 rules against each
 * element whenever axe asks for a computed style, which took minutes. Colours and contrast are checked in a real browser.
 */
module.exports = {
  process: (_source, file) => lwc.process(NO_STYLES, file),
  getCacheKey: (_source, file, options) => lwc.getCacheKey(NO_STYLES, file, options),
};
