import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setup as setupSa11y } from '@sa11y/jest';
import { XMLParser } from 'fast-xml-parser';
import { toShow } from './toShow';

interface LabelsFile {
  readonly CustomLabels: { readonly labels: readonly { readonly fullName: string; readonly value: string }[] };
}

setupSa11y();
expect.extend({ toShow });

// jsdom lays nothing out, so that nothing is ever resized there.
globalThis.ResizeObserver ??= class {
  observe = (): void => undefined;
  unobserve = (): void => undefined;
  disconnect = (): void => undefined;
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

// Components show the labels' own texts, as they do to a user, instead of the labels' names.
const file = join(process.cwd(), 'force-app/main/default/labels/CustomLabels.labels-meta.xml');
const parser = new XMLParser({ isArray: (name) => name === 'labels' });
const { CustomLabels } = parser.parse(readFileSync(file, 'utf8')) as LabelsFile;
for (const { fullName, value } of CustomLabels.labels) {
  jest.doMock(`@salesforce/label/c.${fullName}`, () => ({ __esModule: true, default: value }), { virtual: true });
}
