import type { Report } from './report.ts';

/** For people: a table in Markdown, as docs/benchmarks.md shows it. */
export function describeReport(report: Report): string {
  const { machine, gzip } = report;
  const rows = [
    ['byte scan (floor)', report.byteScanSeconds, 1, undefined, 'counts line ends'],
    ['our reader', report.seconds, report.ratioToByteScan, report.maxRssMiB, report.correct ? 'exact' : 'WRONG'],
    [
      'our reader, gzip',
      gzip.seconds,
      gzip.seconds / report.byteScanSeconds,
      gzip.maxRssMiB,
      gzip.correct ? 'exact' : 'WRONG',
    ],
    ...report.peers.map(
      ({ name, version, seconds, ratio, maxRssMiB, correct, rows: found, note }) =>
        [
          `${name} ${version}`.trim(),
          seconds,
          ratio,
          maxRssMiB,
          [correct ? 'exact' : `WRONG, ${found.toLocaleString('en')} rows`, ...(note === undefined ? [] : [note])].join(
            '; ',
          ),
        ] as const,
    ),
  ] as const;
  return [
    `${report.rows.toLocaleString('en')} rows, ${Math.round(report.bytes / 1e6)} MB, ${report.accounts.toLocaleString('en')} accounts; medians of ${report.rounds} rounds; ${machine.processor}, ${machine.cores} cores, load ${machine.load}, Node ${machine.node}`,
    '',
    '| reader | seconds | × byte scan | MiB | sums |',
    '| --- | --: | --: | --: | --- |',
    ...rows.map(
      ([name, seconds, ratio, rss, sums]) =>
        `| ${name} | ${seconds.toFixed(2)} | ${ratio.toFixed(2)} | ${rss === undefined ? '' : String(rss)} | ${sums} |`,
    ),
  ].join('\n');
}
