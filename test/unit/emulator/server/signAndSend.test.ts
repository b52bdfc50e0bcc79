import http from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createWebhookSender } from "../../../../src/emulator/webhooks/signAndSend.ts";

const sender = createWebhookSender({ seed: 1, token: "t", allow: ["Hooks.Internal"] });
let server: http.Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server === undefined ? resolve(null) : server.close(resolve)));
  server = undefined;
});

async function listen(answer: http.RequestListener): Promise<string> {
  const made = http.createServer(answer);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  const address = made.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/hook`;
}

describe("webhooks go", () => {
  it.each([
    "http://127.0.0.1:1/x",
    "https://localhost/x",
    "http://[::1]:8080/x",
    "http://127.9.9.9/x",
    "http://hooks.internal:99/x",
  ])("to %s", (url) => {
    expect(sender.refusalOf(url)).toBeNull();
  });

  it.each([
    "https://example.com/x",
    "http://10.0.0.1/x",
    "http://169.254.169.254/latest",
    "http://127.0.0.1.example.com/x",
    "http://localhost.example.com/x",
    "http://other.hooks.internal/x",
    "http://[::ffff:10.0.0.1]/x",
    "http://0.0.0.0/x",
    "http://127.0.0.1@example.com/x",
  ])("not to %s", (url) => {
    expect(sender.refusalOf(url)).toContain("--allow-webhook");
  });

  it("nowhere that an answer points to, and keep no more of it than its beginning", async () => {
    const paths: (string | undefined)[] = [];
    const url = await listen((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: "/elsewhere" }).end("x".repeat(100_000));
    });
    const attempt = await sender.send(url, "{}");
    expect([attempt.status, attempt.answer?.length]).toEqual([302, 2000]);
    expect(paths).toEqual(["/hook"]);
  });

  it("and say why no answer came", async () => {
    const url = await listen((request) => request.socket.destroy());
    expect(await sender.send(url, "{}")).toMatchObject({ status: null, error: "ECONNRESET" });
    const silent = createWebhookSender({ seed: 1, token: "t", allow: [] });
    const waiting = silent.send(await listen(() => silent.close()), "{}");
    expect(await waiting).toMatchObject({ status: null, error: "ECONNABORTED" });
  });
});

it("the key follows from seed and token, and from nothing less", () => {
  const key = (seed: number, token: string) => createWebhookSender({ seed, token, allow: [] }).key;
  expect(key(1, "t")).toEqual(sender.key);
  expect(key(1, "u").x).not.toBe(sender.key.x);
  expect(key(2, "t").x).not.toBe(sender.key.x);
  expect(key(1, "u").kid).not.toBe(sender.key.kid);
  expect(sender.key).not.toHaveProperty("d");
});
