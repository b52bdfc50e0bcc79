import net, { type AddressInfo, type Socket } from "node:net";

/** A request as it came over the wire. */
export interface Arrival {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** The whole head, its first line included. */
  readonly head: string;
  /** What it was answered with; null as long as it was not. */
  readonly status: number | null;
}

/** A way to a server on which all that passes is seen, and nothing is changed. */
export interface Tap {
  readonly port: number;
  /** What arrived so far. */
  arrivals(): readonly Arrival[];
  close(): void;
}

interface Connection {
  asked: string;
  answered: string;
}

/**
 * Opens a port that leads to the server at `to`. Only `GET /page` is answered by the tap itself: so a name whose address
 * was changed after its page was loaded is the same origin first as that page, and then as the server.
 */
export async function openTap(to: URL, page: string): Promise<Tap> {
  const connections: Connection[] = [];
  const open = new Set<Socket>();
  const server = net.createServer((client) => {
    open.add(client);
    client.on("error", () => client.destroy()).on("close", () => open.delete(client));
    client.once("data", (first) => {
      if (first.toString("latin1").startsWith("GET /page ")) {
        const length = Buffer.byteLength(page);
        client.end(
          `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n${page}`,
        );
        return;
      }
      const connection: Connection = { asked: first.toString("latin1"), answered: "" };
      connections.push(connection);
      const onward = net.connect(Number(to.port), to.hostname);
      onward.on("error", () => client.destroy());
      onward.write(first);
      client.on("data", (bytes) => {
        connection.asked += bytes.toString("latin1");
      });
      onward.on("data", (bytes) => {
        connection.answered += bytes.toString("latin1");
      });
      client.pipe(onward).pipe(client);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    arrivals: () => connections.flatMap(arrivalsOf),
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

function arrivalsOf({ asked, answered }: Connection): readonly Arrival[] {
  const statuses = [...answered.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  const heads = asked.matchAll(/(GET|HEAD|POST|PUT|DELETE|OPTIONS) (\/\S*) HTTP\/1\.1\r\n(?:[^\r\n]+\r\n)*\r\n/g);
  return [...heads].map(([head, method = "", path = ""], index) => ({
    method,
    path,
    head,
    status: statuses[index] ?? null,
  }));
}
