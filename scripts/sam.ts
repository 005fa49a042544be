import { interruption, logFormatOf, openTerminal } from './cli/index.ts';
import { strategicAccounts } from './strategicAccounts.ts';

await strategicAccounts(process.argv.slice(2), {
  terminal: openTerminal(logFormatOf(process.argv)),
  environment: process.env,
  signal: interruption(),
});
