import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/**
 * Whether any byte of a request may have left: not before its connection stands and, for https, is
 * secure. What breaks earlier (no such host, refused, no trust in the certificate) was never sent.
 */
export function watchSocket(request: ClientRequest): { mayHaveSent(): boolean } {
  let ready = false;
  request.once('socket', (socket: Socket | TLSSocket) => {
    if (request.reusedSocket || !socket.connecting) {
      ready = true;
      return;
    }
    const secure = 'encrypted' in socket;
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      ready = true;
    });
  });
  return { mayHaveSent: () => ready };
}
