import { OrgError, UnsupportedError } from '../../errors.ts';
import { testLevels } from '../deploy/deployOptions.ts';
import type { DeployOptions } from '../deploy/deployOptions.ts';

/**
 * Options as a door got them, by name, each as text.
 * @throws OrgError for a value that is none of the option's, UnsupportedError for what is asked beyond them
 */
export function readOptions(given: (name: keyof DeployOptions) => string | undefined): DeployOptions {
  const flag = (name: keyof DeployOptions): boolean => {
    const text = given(name) ?? 'false';
    if (text === 'true' || text === 'false') return text === 'true';
    throw new OrgError('INVALID_INPUT', `${name} must be true or false, not ${text}`);
  };
  const options: DeployOptions = {
    allowMissingFiles: flag('allowMissingFiles'),
    autoUpdatePackage: flag('autoUpdatePackage'),
    checkOnly: flag('checkOnly'),
    ignoreWarnings: flag('ignoreWarnings'),
    performRetrieve: flag('performRetrieve'),
    purgeOnDelete: flag('purgeOnDelete'),
    rollbackOnError: flag('rollbackOnError'),
    singlePackage: flag('singlePackage'),
    testLevel: testLevel(given('testLevel')),
  };
  for (const name of ['autoUpdatePackage', 'performRetrieve'] as const) {
    if (options[name]) throw new UnsupportedError(`the deploy option ${name}`);
  }
  return options;
}

/** There is no Apex to be tested, so that every level runs the same tests: none. */
function testLevel(text: string | undefined): DeployOptions['testLevel'] {
  if (text === undefined) return undefined;
  const level = testLevels.find((one) => one === text);
  if (level) return level;
  throw new OrgError('INVALID_INPUT', `'${text}' is not a valid value for the enum 'TestLevel'`);
}
