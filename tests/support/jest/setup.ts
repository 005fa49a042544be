import { setup as setupSa11y } from '@sa11y/jest';
import { toShow } from './toShow';

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
const labels = JSON.parse(process.env.CUSTOM_LABELS ?? '{}') as Readonly<Record<string, string>>; // from jest.config.js
for (const [name, text] of Object.entries(labels)) {
  jest.doMock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: text }), { virtual: true });
}
