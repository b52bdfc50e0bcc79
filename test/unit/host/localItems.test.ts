import { createServer } from "node:http";
import { expect, test } from "vitest";
import { LocalItems } from "../../../src/host/local/localItems.ts";
import { LocalSandbox } from "../../../src/host/local/localSandbox.ts";

/** A control path that lists what the world of the present start holds. */
async function startControl(itemsOf: () => readonly object[]) {
  const server = createServer((_request, response) => response.end(JSON.stringify({ items: itemsOf() })));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : null;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => void (await new Promise((closed) => server.close(closed))),
  };
}

test("an Item the local sandbox lost when it was started anew is gone, whatever token it had", async () => {
  let starts = 0;
  const created = { item_id: "created", access_token: "access-1", products: [] };
  await using control = await startControl(() => (starts === 1 ? [created] : []));
  const sandbox = new LocalSandbox({
    async start() {
      starts += 1;
      const gone = new Promise<void>(() => {});
      return { url: control.url, control: control.url, token: "t", note: null, gone, close: async () => {} };
    },
    options: () => ({ latency: "none", scenarios: [], allowedHosts: [] }),
    onCloseError() {},
    onNote() {},
  });
  const items = new LocalItems(sandbox, (lesson) => lesson);
  expect(await items.accessTokenOf("created")).toBe("access-1");
  await sandbox.stop();
  await sandbox.start();
  await expect(items.accessTokenOf("created")).rejects.toMatchObject({ failure: { reason: "local-item-gone" } });
});
