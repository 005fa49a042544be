import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JobReport } from '../job/job.ts';
import type { Report } from '../reader/report.ts';
import { barChart } from './barChart.ts';
import type { Bar } from './barChart.ts';

/** Draws the charts of docs/benchmarks.md from what is kept in results/: `npm run bench -- chart`. */
const RESULTS = join(import.meta.dirname, '..', 'results');
const IMAGES = join(import.meta.dirname, '..', '..', 'docs', 'images');
/** The slow ones go far beyond, and would leave nothing to see of the others. */
const LONGEST_BAR = 8;

function resultOf<Result>(name: string): Result {
  const file = join(RESULTS, name);
  if (!existsSync(file)) {
    throw new Error(`${file} is not there; docs/benchmarks.md names the command that makes it.`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Result;
}

const whole = (value: number): string => value.toLocaleString('en');

function readerBars(report: Report): Bar[] {
  const { byteScanSeconds, gzip } = report;
  const bar = (label: string, seconds: number, correct: boolean, isOurs = false): Bar => ({
    label,
    value: Math.min(seconds, byteScanSeconds * LONGEST_BAR),
    text: `${seconds.toFixed(2)} s, ${(seconds / byteScanSeconds).toFixed(2)} × byte scan${correct ? '' : ', wrong sums'}`,
    isOurs,
  });
  return [
    bar('byte scan (floor)', byteScanSeconds, true),
    bar('our reader', report.seconds, report.correct, true),
    bar('our reader, gzip', gzip.seconds, gzip.correct, true),
    ...report.peers.map(({ name, seconds, correct }) => bar(name, seconds, correct)),
  ];
}

function draw(name: string, title: string, subtitle: string, bars: readonly Bar[]): void {
  writeFileSync(join(IMAGES, name), barChart(title, subtitle, bars));
  console.log(`docs/images/${name}`);
}

const reader = resultOf<Report>('reader-2m.json');
draw(
  'benchmark-reader.svg',
  `Adding up ${whole(reader.rows)} opportunities of ${whole(reader.accounts)} accounts`,
  `Seconds, medians of ${reader.rounds} rounds; ${reader.machine.processor}, ${reader.machine.cores} cores, Node ${reader.machine.node}. Bars end at ${LONGEST_BAR} times the byte scan.`,
  readerBars(reader),
);

const job = resultOf<JobReport>('job.json');
draw(
  'benchmark-job.svg',
  'The whole job against the embedded org',
  `Seconds from the start of the process to its end, the org on the same ${job.machine.cores} cores.`,
  job.steps.map(({ opportunities, step, seconds, maxRssMiB }) => ({
    label: `${whole(opportunities)}, ${step}`,
    value: seconds,
    text: `${seconds.toFixed(1)} s, ${maxRssMiB.toFixed(0)} MiB`,
    isOurs: true,
  })),
);
