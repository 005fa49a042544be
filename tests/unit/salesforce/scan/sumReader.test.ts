import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sumReader, Totals } from '../../../../scripts/salesforce/scan/index.ts';
import { sumColumns } from './sumOracle.ts';

const PAGE =
  '"Id","AccountId","Amount","IsWon"\n' + '"0065g00000aaaaaAAA","0015g00000aaaaaAAA","12.5","true"\n'.repeat(3);

async function read(chunks: readonly Uint8Array[]): Promise<Totals> {
  const totals = new Totals(sumColumns(['IsWon']));
  // oxlint-disable-next-line typescript/require-await -- a body is read as it arrives
  async function* body(): AsyncGenerator<Uint8Array> {
    yield* chunks;
  }
  const page = await sumReader(totals, () => undefined)(body(), [], 'a page');
  page.keep();
  return totals;
}

describe('a reader of sums', () => {
  it('gives the memory of each chunk back when it was read', async () => {
    const chunks = [PAGE.slice(0, 80), PAGE.slice(80)].map((text) => new TextEncoder().encode(text));
    const totals = await read(chunks);
    assert.equal(totals.rows, 3);
    assert.deepEqual(
      chunks.map(({ buffer }) => buffer.byteLength),
      [0, 0],
    );
  });

  it('leaves memory alone that a chunk shares with others', async () => {
    const whole = new TextEncoder().encode(`before${PAGE}`);
    const totals = await read([whole.subarray('before'.length)]);
    assert.equal(totals.rows, 3);
    assert.equal(new TextDecoder().decode(whole), `before${PAGE}`);
  });
});
