import { describe, expect, test } from "vitest";
import { asked, linkWorld } from "./linkPerson.ts";

const host = "127.0.0.1:1";
const world = linkWorld({ allowOrigins: ["https://app.test"], allowHosts: ["sandbox.test"] });

async function get(path: string, headers: Record<string, string> = {}, method = "GET", body = "") {
  return world.emulator.handle({ method, path, headers: { host, ...headers }, body });
}

const script = "/link/v2/stable/link-initialize.js";
const elsewhere = [
  "/",
  "/link",
  "/link/hosted/",
  "/link/hosted/more",
  `${script}/`,
  "/link/v2/stable/",
  "/accounts/get",
];
const dests = ["document", "iframe", "frame", "script", "image", "style", "font", "object", "embed", "empty", "worker"];

test("Link's page and script are all that a browser can load of the local sandbox", async () => {
  for (const path of [...elsewhere, "/_emulator/items", "/link/token/create", "/link/hosted", script]) {
    const loadedAs: string[] = [];
    for (const dest of dests) {
      for (const site of ["cross-site", "same-site", "same-origin", "none"]) {
        const browser = { "sec-fetch-site": site, "sec-fetch-dest": dest };
        const { status } = await get(path, browser);
        if (status !== 403) loadedAs.push(dest);
        expect((await get(path, { ...browser, host: "rebound.example:1" })).status).toBe(403);
        expect((await get(path, { ...browser, origin: "http://evil.example" })).status).toBe(403);
        expect((await get(path, { ...browser, origin: "null" })).status).toBe(403);
        expect((await get(path, browser, "PUT")).status).toBe(403);
      }
    }
    const may = path === "/link/hosted" ? ["document", "iframe"] : path === script ? ["script"] : [];
    expect([path, [...new Set(loadedAs)]]).toEqual([path, may]);
  }
});

describe("the Link page", () => {
  test("posts its steps to the very address it came from, and no other page does", async () => {
    const { body } = await world.call("/link/token/create", asked);
    const open = JSON.stringify({ step: "open", link_token: body.link_token });
    const statusOf = async (headers: Record<string, string>) =>
      (await get("/link/hosted", { "content-type": "application/json", ...headers }, "POST", open)).status;
    const own = { "sec-fetch-site": "same-origin", "sec-fetch-dest": "empty" };
    for (const origin of [
      "http://evil.example",
      "null",
      "http://127.0.0.1:2",
      "https://app.test",
      "https://127.0.0.1:1",
    ])
      expect([origin, await statusOf({ ...own, origin })]).toEqual([origin, 403]);
    expect(await statusOf({ ...own, "sec-fetch-site": "same-site", origin: `http://${host}` })).toBe(403);
    expect(await statusOf({ ...own, host: "rebound.example:1", origin: "http://rebound.example:1" })).toBe(403);
    const opened = async () =>
      ((await world.control("GET", "/events")).body.events ?? []).filter(({ what }) => what === "link-opened").length;
    expect(await opened()).toBe(0);
    expect(await statusOf({ ...own, origin: `http://${host}` })).toBe(200);
    expect(await statusOf({ ...own, host: "sandbox.test:1", origin: "http://sandbox.test:1" })).toBe(200);
    expect(await opened()).toBe(2);
  });

  test("lives under a policy that lets it reach its own address alone, and names who may frame it", async () => {
    const { headers, body } = await get("/link/hosted?token=none");
    const policy = headers["content-security-policy"] ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      `style-src 'nonce-${nonce}'`,
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self' http://localhost:* https://localhost:* http://127.0.0.1:* https://127.0.0.1:* https://app.test",
    ]);
    // Each script and style that runs has it, and no other page's has the same.
    expect(body.match(/<(script|style) nonce="([^"]+)"/g)).toHaveLength(2);
    expect(body).not.toMatch(/ on[a-z]+="| style="/);
    expect((await get("/link/hosted?token=none")).headers["content-security-policy"]).not.toBe(policy);
  });

  test("leaves all to a person where a foreign page took a window to it", async () => {
    const needsPerson = async (headers: Record<string, string>) =>
      (await get("/link/hosted?token=none&headless={}", { "sec-fetch-dest": "document", ...headers })).body.includes(
        '"needsPerson":true',
      );
    const cross = { "sec-fetch-site": "cross-site" };
    expect(await needsPerson(cross)).toBe(true);
    for (const referer of ["http://evil.example/", "http://localhost.evil.example/", "http://127.0.0.1@evil.example/"])
      expect([referer, await needsPerson({ ...cross, referer })]).toEqual([referer, true]);
    for (const referer of ["http://localhost:3000/", "https://127.0.0.1/connect", "https://app.test/"])
      expect([referer, await needsPerson({ ...cross, referer })]).toEqual([referer, false]);
    for (const site of ["none", "same-site", "same-origin"])
      expect([site, await needsPerson({ "sec-fetch-site": site })]).toEqual([site, false]);
    expect(await needsPerson({ ...cross, "sec-fetch-dest": "iframe" })).toBe(false);
  });

  test("takes what an app calls itself as text", async () => {
    const { body } = await world.call("/link/token/create", { ...asked, client_name: "</script><script>a()" });
    const page = await get(`/link/hosted?token=${body.link_token}`);
    expect(page.body.match(/<\/script>/g)).toHaveLength(2);
    expect(page.body).toContain("\\u003c/script>");
    // The token of the address too.
    expect((await get("/link/hosted?token=%3C/script%3E")).body.match(/<\/script>/g)).toHaveLength(2);
  });

  test("tells of a token that is unknown nothing of the world", async () => {
    const dataOf = async (query: string) =>
      /<script type="application\/json" id="data">(.*)<\/script>/.exec((await get(`/link/hosted${query}`)).body)?.[1];
    expect(await dataOf("?token=none")).not.toContain("ins_");
    expect(await dataOf("")).not.toContain("ins_");
  });
});

test("the script names the address it was asked for, and nothing in that or its settings becomes part of it", async () => {
  expect((await get(script)).body).toContain('"page":"http://127.0.0.1:1/link/hosted"');
  expect((await get(script, { host: "sandbox.test:80" })).body).toContain(
    '"page":"http://sandbox.test:80/link/hosted"',
  );
  expect((await get(script, { host: '127.0.0.1:80";a()//' })).status).toBe(403);
  const settings = '"});a();({"';
  const { body } = await get(`${script}?headless=${encodeURIComponent(settings)}`);
  expect(body).toContain(JSON.stringify(settings));
});
