import { figures, moneyWriter, table, texts } from '../cli/index.ts';
import type { TierReport } from './report.ts';

/** The largest amounts; `--json` lists all. */
const MOVERS_SHOWN = 10;

/** Who moved, in lines; none when nobody did. */
export function describeMovers({ movers, held, population }: TierReport): string[] {
  if (movers.length + held === 0) {
    return [];
  }
  if (movers.length === population && movers.every(({ movement }) => movement === 'New')) {
    return ['All of them are new: this policy has no earlier run of this length.'];
  }
  const shown = movers.slice(0, MOVERS_SHOWN);
  const money = moneyWriter(shown.flatMap(({ totalBefore = '', total = '' }) => [totalBefore, total]));
  const amount = (total: string | undefined) => (total === undefined ? '' : money(total));
  const rows = shown.map(({ name, movement, from, to, totalBefore, total }) => [
    name,
    movement,
    `${from ?? '-'} → ${to ?? '-'}`,
    amount(totalBefore),
    amount(total),
  ]);
  const rest = movers.length - rows.length;
  return [
    '',
    `Moved since the run before: ${counts(movers)}${held === 0 ? '' : `; ${held} held back by damping`}.`,
    ...(rows.length === 0
      ? []
      : table([...texts('Customer', 'Movement', 'Quartile'), ...figures('Total before', 'Total now')], rows)),
    ...(rest === 0 ? [] : [`  … and ${rest} more; --json lists them all.`]),
  ];
}

function counts(movers: TierReport['movers']): string {
  const told = (['Up', 'Down', 'New', 'Left'] as const).map((movement) => {
    const count = movers.filter((mover) => mover.movement === movement).length;
    return `${count} ${movement.toLowerCase()}`;
  });
  return told.join(', ');
}
