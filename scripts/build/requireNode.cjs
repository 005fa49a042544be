/* Runs before anything else, so it must parse on old Node versions: no TypeScript, no modern syntax. */
'use strict';

var MINIMUM = [22, 19]; // the first line that strips types without a flag and has a stable node:sqlite

/**
 * Ends the process with a clear message when Node is too old to run this project's TypeScript.
 * `npm ci` installs Node 24 into node_modules and puts it first on npm's PATH, so this is only met
 * when install scripts were switched off or a file is started by hand.
 */
function requireNode(version) {
  var parts = version.split('.');
  var major = Number(parts[0]);
  var minor = Number(parts[1]);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) {
    return;
  }
  console.error(
    'strategic-accounts needs Node ' +
      MINIMUM.join('.') +
      ' or newer; this is Node ' +
      version +
      '.\n' +
      'Next step: run `npm ci` without --ignore-scripts (it installs Node 24 into node_modules), then start it ' +
      'through `npm run …` or `npx strategic-accounts`; or install a newer Node yourself.',
  );
  process.exit(1);
}

requireNode(process.versions.node);
