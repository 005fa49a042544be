import { inputError } from './csvFile.ts';

/**
 * The level of each record: 0 has no parent in the file, 1 has a parent of level 0, and so on; a level is written when the
 * ones before it are. A parent outside of the file is taken to be in the org already. Depth is no limit.
 * @param parents parent key by key; undefined where there is none
 * @throws CommandError naming the keys of a circle.
 */
export function parentLevels(
  parents: ReadonlyMap<string, string | undefined>,
  file: string,
): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const start of parents.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let key: string | undefined = start;
    while (key !== undefined && parents.has(key) && !levels.has(key)) {
      if (onPath.has(key)) {
        const circle = [...path.slice(path.indexOf(key)), key].join(' → ');
        throw inputError(
          'PARENT_CYCLE',
          `${file}: these records are each other's parents: ${circle}.`,
          'Remove the parent of one of them and load again; nothing was written.',
        );
      }
      onPath.add(key);
      path.push(key);
      key = parents.get(key);
    }
    let level = key === undefined ? -1 : (levels.get(key) ?? -1);
    for (const member of path.toReversed()) {
      level++;
      levels.set(member, level);
    }
  }
  return levels;
}
