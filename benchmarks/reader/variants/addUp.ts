import '../../../scripts/youngGeneration.ts';
import { connect } from '../../../scripts/salesforce/index.ts';
import { linesOf, sumColumns } from '../benchColumns.ts';
import { measured } from '../measured.ts';

/** What the job itself calls: login, query job, pages with their checks, sums. */
await measured(async (origin) => {
  const { columns, groups } = sumColumns();
  const org = await connect({ instanceUrl: origin, accessToken: 'token' });
  const totals = await org.addUp(columns, () => undefined);
  return { rows: totals.rows, lines: () => linesOf(totals.sums(), groups) };
});
