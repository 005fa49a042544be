/** Source: "DeployOptions" in "deploy()", Metadata API Developer Guide, with the defaults that it names. */
export interface DeployOptions {
  readonly allowMissingFiles: boolean;
  readonly autoUpdatePackage: boolean;
  readonly checkOnly: boolean;
  readonly ignoreWarnings: boolean;
  readonly performRetrieve: boolean;
  readonly purgeOnDelete: boolean;
  readonly rollbackOnError: boolean;
  readonly singlePackage: boolean;
  readonly testLevel: TestLevel | undefined;
}

export const testLevels = [
  'NoTestRun',
  'RunSpecifiedTests',
  'RunLocalTests',
  'RunAllTestsInOrg',
  'RunRelevantTests',
] as const;
export type TestLevel = (typeof testLevels)[number];
