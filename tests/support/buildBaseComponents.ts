import { join } from 'node:path';
import { prepareBaseBundle } from '../../preview/src/bundler/index.ts';

/**
 * A gate: builds the engine and the base components where the preview keeps them. The tests that open pages start at once after it; each would find
 * nothing built on a new machine, and build the same.
 */
const { files } = await prepareBaseBundle(join(import.meta.dirname, '../../.cache/preview'), () => undefined);
console.log(`${Object.keys(files).length} modules of the platform are built.`);
