import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { EXIT_CODES } from '../../../scripts/cli/index.ts';
import { allCommands } from '../../../scripts/commands/index.ts';
import { QUIET } from '../../support/quietTerminal.ts';
import { sourceMetadata } from '../../support/sourceMetadata.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const GUIDES = path.join(ROOT, 'docs', 'guides');

function guide(name: string): string {
  return readFileSync(path.join(GUIDES, name), 'utf8');
}

const COMMANDS = allCommands({ terminal: QUIET, open: () => assert.fail('no command is run') });

function flagsOf(name: string): readonly string[] {
  const command = COMMANDS.find((candidate) => candidate.name() === name) ?? assert.fail(`no command ${name}`);
  return command.options.flatMap(({ long }) => long ?? []);
}

describe('the guides', () => {
  it('of tiering names every flag of the command', () => {
    const text = guide('tiering.md');
    assert.deepEqual(
      flagsOf('tier').filter((flag) => !text.includes(`\`${flag}`)),
      [],
    );
  });

  it('of contacts names every flag of the command, or leaves the org to the guide of tiering', () => {
    const text = guide('contacts.md') + guide('tiering.md');
    assert.deepEqual(
      flagsOf('contacts').filter((flag) => !text.includes(flag)),
      [],
    );
  });

  it('of loading names every flag of the command, or leaves the org to the guide of tiering', () => {
    const text = guide('loading.md') + guide('tiering.md');
    assert.deepEqual(
      flagsOf('load').filter((flag) => !text.includes(flag)),
      [],
    );
  });

  for (const command of ['runs', 'explain', 'compare', 'undo', 'setup']) {
    it(`of explaining names every flag that ${command} does not share with tier`, () => {
      const [text, shared] = [guide('explaining.md'), flagsOf('tier')];
      assert.ok(text.includes(`strategic-accounts ${command}`));
      assert.deepEqual(
        flagsOf(command).filter((flag) => !shared.includes(flag) && !text.includes(`\`${flag}`)),
        [],
      );
    });
  }

  it('of scheduling and its workflow call commands with flags that they have', () => {
    const workflow = readFileSync(path.join(ROOT, 'docs', 'examples', 'tiering-workflow.yml'), 'utf8');
    const calls = [
      ...`${guide('scheduling.md')}${workflow}`.matchAll(/scripts\/bin\.js (\w+)((?: --?[\w-]+(?: \w+)?)*)/g),
    ];
    assert.deepEqual([...new Set(calls.map(([, command]) => command))].sort(), ['doctor', 'tier']);
    for (const [call, command = '', rest = ''] of calls) {
      const known = flagsOf(command);
      for (const [flag] of rest.matchAll(/--[a-z-]+/g)) {
        assert.ok(known.includes(flag), `${call}: ${command} has no ${flag}`);
      }
    }
  });

  it('of doctor names every check', () => {
    const text = guide('doctor.md');
    const folder = path.join(ROOT, 'scripts', 'doctor');
    const sources = [...readdirSync(path.join(folder, 'checks')).map((file) => path.join('checks', file)), 'doctor.ts'];
    const names = sources.flatMap((file) =>
      [...readFileSync(path.join(folder, file), 'utf8').matchAll(/(?:^ {2}name: |tell\()(['"])(.+?)\1,/gm)].map(
        ([, , name = '']) => name,
      ),
    );
    assert.ok(names.length >= 11, names.join());
    for (const name of names.filter((check) => check !== 'Everything else')) {
      assert.match(text, new RegExp(`^\\| ${name} +\\|`, 'm'));
    }
  });

  it('of tiering has the exit codes of the commands', () => {
    const text = guide('tiering.md');
    for (const { code, meaning } of Object.values(EXIT_CODES)) {
      const row = new RegExp(`^\\| ${code} +\\| (.*?) *\\|$`, 'm').exec(text)?.[1] ?? '';
      const plain = row.replaceAll('`', '');
      assert.ok(plain.startsWith(meaning), `exit code ${code}: "${plain}" instead of "${meaning}"`);
    }
  });

  it('for managers names every report and dashboard', () => {
    const text = guide('manager.md').replaceAll(/ +/g, ' ');
    const reports = sourceMetadata('Report').map(({ content }) => content.text('name') ?? '');
    const dashboards = sourceMetadata('Dashboard').map(({ content }) => content.text('title') ?? '');
    assert.ok(reports.length > 0 && dashboards.length > 0);
    assert.deepEqual(
      [...reports.map((name) => `| ${name} |`), ...dashboards].filter((name) => !text.includes(name)),
      [],
    );
  });

  for (const name of readdirSync(GUIDES)) {
    it(`${name} links to files and headings that are there`, () => {
      for (const [, link = ''] of guide(name).matchAll(/\]\(([^)]+)\)/g)) {
        const [file = '', heading] = link.split('#');
        assert.ok(existsSync(path.join(GUIDES, file)), link);
        const headings = [...guide(file).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
          // As GitHub makes anchors: without punctuation.
          text
            .toLowerCase()
            .replaceAll(/[^\w\s-]/g, '')
            .replaceAll(' ', '-'),
        );
        assert.ok(heading === undefined || headings.includes(heading), link);
      }
    });
  }
});
