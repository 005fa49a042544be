import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import sfdxLwcJest from '@salesforce/sfdx-lwc-jest/config.js';

const BASE_COMPONENTS = 'node_modules/lightning-base-components';
const { lwc } = JSON.parse(readFileSync(new URL(`${BASE_COMPONENTS}/package.json`, import.meta.url), 'utf8'));

/** `@salesforce/*` modules that the base components import, at the files that their package provides for them. */
const scopedImports = Object.fromEntries(
  lwc.modules
    .filter(({ name, path }) => name?.startsWith('@salesforce/') && path)
    .map(({ name, path }) => [`^${name.replaceAll('.', '\\.')}$`, `<rootDir>/${BASE_COMPONENTS}/${path}`]),
);

const labels = readFileSync(
  new URL('force-app/main/default/labels/CustomLabels.labels-meta.xml', import.meta.url),
  'utf8',
);
const { CustomLabels } = new XMLParser({ isArray: (name) => name === 'labels' }).parse(labels);
/** For the test files, each of which would read and parse them anew. Workers inherit the environment; `globals` would void the transform cache with every label. */
process.env.CUSTOM_LABELS = JSON.stringify(
  Object.fromEntries(CustomLabels.labels.map(({ fullName, value }) => [fullName, value])),
);

export default {
  ...sfdxLwcJest.jestConfig,
  roots: ['<rootDir>/force-app'],
  testMatch: ['**/lwc/**/__tests__/**/*.test.ts'],
  setupFilesAfterEnv: [...sfdxLwcJest.jestConfig.setupFilesAfterEnv, '<rootDir>/tests/support/jest/setup.ts'],
  transform: {
    'lightning-base-components/.+\\.css$': '<rootDir>/tests/support/jest/noStyles.cjs',
    ...sfdxLwcJest.jestConfig.transform,
  },
  moduleNameMapper: {
    // The TypeScript, never the `.js` that a build may have left beside it.
    '^c/(.+)$': '<rootDir>/force-app/main/default/lwc/$1/$1.ts',
    // The real base components, so that tests and accessibility checks see what a user sees; what is no component
    // (lightning/uiRecordApi, lightning/graphql), is not open source, or needs element internals, which jsdom lacks (the
    // combobox), is what sfdx-lwc-jest puts in its place.
    '^lightning/(?!ui\\w+Api$|navigation$|graphql$|platformShowToastEvent$|pageReferenceUtils$|recordPicker$|combobox$)(.+)$': `<rootDir>/${BASE_COMPONENTS}/src/lightning/$1/$1`,
    ...scopedImports,
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(lightning-base-components|@salesforce/sfdx-lwc-jest/src/lightning-stubs)/)',
  ],
  // The first run transforms the icon sprites, which takes ten seconds on a small machine.
  testTimeout: 30_000,
  collectCoverageFrom: ['force-app/**/lwc/**/*.ts', '!**/__tests__/**'],
};
