import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { requireFreePort } from '../../../scripts/org/freePort.ts';

describe('a port', () => {
  it('that is free, or to be picked, is fine', async () => {
    await requireFreePort(0, '--org-port');
  });

  it('that is taken is told with the flag that chooses another', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      await assert.rejects(requireFreePort(port, '--org-port'), {
        message: `Port ${port} is in use, perhaps by another npm start. Stop what runs there, or add \`-- --org-port 0\` for a free one.`,
      });
    } finally {
      server.close();
    }
    await once(server, 'close');
    await requireFreePort(port, '--org-port');
  });
});
