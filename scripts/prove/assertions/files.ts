import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

const CONTENT = 'Id,Quartile__c\r\nÄ,1\r\n';

export const files: Assertion = {
  id: 'files',
  rule: 'A file is attached to a record in one multipart request, is found from the record, and gives back its bytes.',
  objects: ['Tiering_Run__c'],
  async prove(bench) {
    const run = await bench.given('Tiering_Run__c');
    await bench.announce('ContentDocument');
    const name = `${bench.name()}.csv`;
    const version = await bench.org.saveFile({ recordId: run, name, content: Buffer.from(CONTENT) });
    const [row] = await bench.org.query(`SELECT ContentDocumentId FROM ContentVersion WHERE Id = '${version}'`);
    if (typeof row?.ContentDocumentId !== 'string') return notTried('The user does not see the file that was saved.');
    await bench.note('ContentDocument', [row.ContentDocumentId]);
    const found = await bench.org.readFiles(run);
    const read = Buffer.from((await found[0]?.read()) ?? []).toString();
    return expect(
      found.length === 1 && found[0]?.name === name && read === CONTENT,
      `Files of the record: ${found.length}; the bytes are ${read === CONTENT ? 'the same' : 'others'}.`,
    );
  },
};
