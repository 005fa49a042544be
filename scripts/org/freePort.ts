import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Asks for a port before minutes are spent on what needs it.
 * @param flag names it, such as `--org-port`
 * @throws Error when it is taken or not allowed
 */
export async function requireFreePort(port: number, flag: string): Promise<void> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const reason = code === 'EADDRINUSE' ? 'is in use, perhaps by another npm start' : `cannot be opened (${code})`;
    throw new Error(`Port ${port} ${reason}. Stop what runs there, or add \`-- ${flag} 0\` for a free one.`, {
      cause: error,
    });
  } finally {
    server.close();
  }
}
