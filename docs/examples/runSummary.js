import { readFileSync } from 'node:fs';

/** Prints, as Markdown, how the run ended whose JSON is in a file: `node docs/examples/runSummary.js run.json`. */

/** What `tier --json` prints; nothing when the run did not begin. */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function summary(report) {
  if (report === undefined) {
    return 'The run did not begin, or its result was cut; the steps above say why.';
  }
  if (report.status === 'Failed') {
    const { code, message, nextStep } = report.error;
    return `**${code}**: ${message}\n\nNext step: ${nextStep}`;
  }
  return [report, ...report.others].map(lineOf).join('\n');
}

function lineOf({ status, runKey, population, changes, refused }) {
  const written = `${changes.accounts} accounts, ${changes.snapshots} snapshots`;
  return `- **${status}**: run ${runKey}, ${population} customers ranked; written: ${written}; refused: ${refused?.records ?? 0}.`;
}

console.log(summary(readReport(process.argv[2] ?? 'run.json')));
