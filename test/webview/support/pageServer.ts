import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface ServedFile {
  readonly contentType: string;
  readonly body: string;
  /** When it is answered with; at once when absent. */
  readonly released?: Promise<void>;
}

export interface PageServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The files that are served from now on, by path; a connection that asks for another one is closed. */
  readonly files: Map<string, ServedFile>;
  close(): void;
}

/** Serves pages to a browser of this machine. Over HTTP, since Playwright's own answers go through several copies each. */
export async function servePages(): Promise<PageServer> {
  const files = new Map<string, ServedFile>();
  const server = createServer(async (request, response) => {
    const file = files.get(request.url ?? "");
    if (file === undefined) return void request.socket.destroy();
    await file.released;
    const headers = { "content-type": file.contentType, "cache-control": "max-age=3600" };
    return void response.writeHead(200, headers).end(file.body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
