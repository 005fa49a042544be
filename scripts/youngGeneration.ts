import { setFlagsFromString } from 'node:v8';

/**
 * Loaded before everything else: keeps V8's young generation at the one megabyte that it begins with, instead of letting it grow to 32. The job's
 * garbage is large (chunks of result pages) and dies at once; collected early, its memory is used again while the processor still has it at hand.
 * Measured with the whole job over 200,000 opportunities: 290 MiB instead of 410, in the same processor time.
 */
setFlagsFromString('--semi-space-growth-factor=1');
