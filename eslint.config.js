import globals from 'globals';
import tseslint from 'typescript-eslint';
import lwc from '@salesforce/eslint-config-lwc';

/** ESLint takes one plugin object a name, and Salesforce's configuration wraps its own `import`. */
const importPlugin = lwc.configs.recommendedTs.find(({ plugins }) => plugins?.import).plugins.import;

const COMPONENTS = ['force-app/**/lwc/**/*.ts'];
const COMPONENT_TESTS = ['force-app/**/lwc/**/__tests__/**/*.ts'];
const NODE_CODE = ['scripts/**/*.ts', 'local-org/**/*.ts', 'preview/**/*.ts', 'benchmarks/**/*.ts', 'tests/**/*.ts'];

/** Who may reach whom; ARCHITECTURE.md explains why. Each zone: `target` may not import `from`, but for `except`. */
const ROOMS = [
  { target: './force-app', from: ['./scripts', './local-org', './preview', './tests', './benchmarks', './types'] },
  { target: './scripts', from: ['./local-org', './preview', './tests', './benchmarks'] },
  { target: './local-org', from: ['./force-app', './scripts', './preview', './tests', './benchmarks'] },
  { target: './preview', from: ['./force-app', './scripts', './local-org', './tests', './benchmarks'] },
];

/** Folders with consumers, by the folder they lie in: whoever is outside of one enters it through its index.ts. */
const DOORS = Object.entries({
  './local-org/src': [
    'schema',
    'store',
    'soql',
    'sosl',
    'security',
    'http',
    'rest',
    'bulk2',
    'ui-api',
    'graphql',
    'metadata-checks',
  ],
  './preview/src': ['bundler', 'project', 'server'],
  './scripts': [
    'cli',
    'commands',
    'compare',
    'contacts',
    'explain',
    'load',
    'prove',
    'readiness',
    'runs',
    'salesforce',
    'setup',
    'tiering',
    'undo',
  ],
}).flatMap(([parent, folders]) =>
  folders.map((folder) => ({
    target: [`${parent}/!(${folder})/**/*.ts`, `${parent}/*.ts`],
    from: `${parent}/${folder}`,
    // preview's page model is types alone: what the server hands to the browser, which cannot load the Node code of the door.
    except: ['./index.ts', './pageModel.ts'],
    message: `Enter ${parent}/${folder} through its index.ts.`,
  })),
);

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.cache/',
      '.data/',
      'coverage/',
      'test-results/',
      'force-app/**/lwc/**/*.js',
      // Generated from a package by scripts/build/vendoredLibrary.ts.
      'force-app/main/default/lwc/d3Hierarchy/library.ts',
      // Components of other projects: JavaScript with decorators, which only the LWC compiler reads.
      'tests/support/fixtures/**/lwc/**/*.js',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  // Lightning web components: Salesforce's own rules.
  { files: COMPONENTS, extends: [lwc.configs.recommendedTs] },

  // All TypeScript: who may import whom. Everything else about it, with types, is oxlint's (.oxlintrc.json).
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { import: importPlugin },
    settings: { 'import/resolver': { node: { extensions: ['.ts', '.js'] } } },
    rules: {
      'import/no-restricted-paths': ['error', { zones: [...ROOMS, ...DOORS] }],
      // TypeScript itself or oxlint checks these; the untyped versions misfire on types, or read every imported file once more.
      'import/default': 'off',
      'import/named': 'off',
      'import/namespace': 'off',
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'consistent-return': 'off',
      'no-redeclare': 'off',
      'no-shadow': 'off',
    },
  },
  {
    files: COMPONENT_TESTS,
    rules: {
      // `getRecord.emit(…)` drives the wire in tests; it is not a use of the adapter.
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
    },
  },

  // Node code.
  {
    files: [...NODE_CODE, '*.js', 'scripts/**/*.{js,cjs}'],
    languageOptions: { globals: globals.node },
    rules: { eqeqeq: ['error', 'always'], 'no-console': 'off' },
  },
  {
    files: ['scripts/**/*.ts', 'preview/**/*.ts', 'local-org/**/*.ts', 'benchmarks/**/*.ts'],
    ignores: ['scripts/salesforce/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['jsforce', 'jsforce/*', '@jsforce/*', '@salesforce/core'],
              message: 'Only scripts/salesforce talks to Salesforce.',
            },
          ],
        },
      ],
    },
  },
);
