import net from "node:net";

export interface Load {
  readonly perSecond: number;
  /** ms of each answer. */
  readonly latencies: readonly number[];
}

/**
 * Sends one POST over and over on so many connections, each waiting for its answer before the next. Written on sockets:
 * a client of `node:http` costs more than the server that is to be measured.
 * @throws Error for any answer but 200
 */
export async function load(
  url: string,
  request: { path: string; body: string; connections: number; forMs: number },
): Promise<Load> {
  const { hostname, port } = new URL(url);
  const bytes = Buffer.from(
    `POST ${request.path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(request.body)}\r\n\r\n${request.body}`,
  );
  const latencies: number[] = [];
  const began = performance.now();
  const until = began + request.forMs;
  const connection = () =>
    new Promise<void>((resolve, reject) => {
      const socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
      let sentAt = 0;
      let missing: number | null = null;
      let head = "";
      const send = (): void => {
        sentAt = performance.now();
        head = "";
        missing = null;
        socket.write(bytes);
      };
      socket.on("connect", send);
      socket.on("error", reject);
      socket.on("data", (chunk: Buffer) => {
        if (missing === null) {
          head += chunk.toString("latin1");
          const end = head.indexOf("\r\n\r\n");
          if (end < 0) return;
          const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1];
          if (!head.startsWith("HTTP/1.1 200") || length === undefined) {
            socket.destroy();
            reject(new Error(`${url}${request.path} answered: ${head.slice(0, 300)}`));
            return;
          }
          missing = Number(length) - (head.length - end - 4);
        } else missing -= chunk.length;
        if (missing > 0) return;
        const now = performance.now();
        latencies.push(now - sentAt);
        if (now < until) send();
        else {
          socket.destroy();
          resolve();
        }
      });
    });
  await Promise.all(Array.from({ length: request.connections }, connection));
  return { perSecond: (1000 * latencies.length) / (performance.now() - began), latencies };
}
