import { describe, expect, it } from "vitest";
import { asked, goodLogin, linkPerson, linkWorld } from "./linkPerson.ts";

describe("/link/token/create", () => {
  it.each<[string, object, string, string]>([
    ["without a person", { user: undefined }, "MISSING_FIELDS", "user"],
    ["with a person without an id", { user: {} }, "MISSING_FIELDS", "user.client_user_id"],
    ["of an unknown user_id", { user: undefined, user_id: "usr_none" }, "INVALID_FIELD", "user_id"],
    ["without products", { products: [] }, "INVALID_FIELD", "products"],
    ["with balance to initialize", { products: ["auth", "balance"] }, "INVALID_PRODUCT", "balance"],
    ["with balance to consent to", { additional_consented_products: ["balance"] }, "INVALID_PRODUCT", "balance"],
    ["with a product that no bank has", { products: ["identity_verification"] }, "INVALID_PRODUCT", "not authorized"],
    ["with an unknown product", { products: ["magic"] }, "INVALID_FIELD", "products[0]"],
    ["with a product twice", { optional_products: ["auth"] }, "INVALID_FIELD", "auth"],
    ["without countries", { country_codes: [] }, "INVALID_FIELD", "country_codes"],
    ["of an unknown country", { country_codes: ["XX"] }, "INVALID_FIELD", "country_codes[0]"],
    ["in an unknown language", { language: "tlh" }, "INVALID_FIELD", "language"],
    ["with a webhook that is no address", { webhook: "no address" }, "INVALID_FIELD", "webhook"],
    ["with a redirect that has a query", { redirect_uri: "https://a.test/?b=c" }, "INVALID_FIELD", "redirect_uri"],
    ["with a redirect to http elsewhere", { redirect_uri: "http://a.test/" }, "INVALID_FIELD", "HTTPS"],
    ["with a redirect without a scheme", { redirect_uri: "app.test/back" }, "INVALID_FIELD", "redirect_uri"],
    [
      "with an end of Hosted Link without a scheme",
      { hosted_link: { completion_redirect_uri: "app.test/back" } },
      "INVALID_FIELD",
      "hosted_link.completion_redirect_uri",
    ],
    ["for an unknown Item", { access_token: "access-sandbox-none" }, "INVALID_ACCESS_TOKEN", "format"],
    ["for an unknown bank", { institution_id: "ins_none" }, "INVALID_INSTITUTION", ""],
    ["for 22 days", { hosted_link: { url_lifetime_seconds: 22 * 86_400 } }, "INVALID_FIELD", "url_lifetime_seconds"],
  ])("is refused %s", async (_name, more, code, words) => {
    const { status, body } = await linkWorld().call("/link/token/create", { ...asked, ...more });
    expect([status, body.error_code]).toEqual([400, code]);
    expect(body.error_message).toContain(words);
  });

  it.each<[string, object, number]>([
    ["four hours", {}, 240],
    ["half an hour for Hosted Link", { hosted_link: {} }, 30],
    ["as long as Hosted Link is told", { hosted_link: { url_lifetime_seconds: 600 } }, 10],
  ])("lasts %s", async (_name, more, minutes) => {
    const { body } = await linkWorld().call("/link/token/create", { ...asked, ...more });
    expect(body.expiration).toBe(new Date(Date.parse("2026-03-02T15:00:00Z") + minutes * 60_000).toISOString());
  });

  it("lasts half an hour in update mode, which needs no products", async () => {
    const world = linkWorld();
    const access_token = await world.tokenOf("login-required");
    const { body } = await world.call("/link/token/create", { ...asked, products: undefined, access_token });
    expect(body.expiration).toBe("2026-03-02T15:30:00.000Z");
  });

  it("gives the page's address, under the host it was called by, for Hosted Link alone", async () => {
    const world = linkWorld();
    const { body } = await world.call("/link/token/create", { ...asked, hosted_link: {} });
    expect(body.hosted_link_url).toBe(`http://127.0.0.1:1/link/hosted?token=${body.link_token}`);
    expect((await world.call("/link/token/create", asked)).body).not.toHaveProperty("hosted_link_url");
  });

  it("takes an empty webhook and an empty redirect for none, as apps send what is not set", async () => {
    const world = linkWorld();
    const person = await linkPerson(world, { webhook: "", redirect_uri: "" });
    const { body } = await world.call("/link/token/get", { link_token: person.token });
    expect(body.metadata).toMatchObject({ webhook: null, redirect_uri: null });
    expect((await person.connect()).status).toBe(200);
    expect((await world.control("GET", "/webhooks")).body.webhooks).toEqual([]);
  });

  it("takes the user of /user/create, by either name", async () => {
    const world = linkWorld();
    const { body: older } = await world.call("/user/create", { client_user_id: "older" });
    const { body: newer } = await world.call("/user/create", { client_user_id: "newer", with_upgraded_user: true });
    const by = (more: object) => world.call("/link/token/create", { ...asked, user: undefined, ...more });
    expect((await by({ user_token: older.user_token })).status).toBe(200);
    expect((await by({ user_id: newer.user_id })).body).toMatchObject({ user_id: newer.user_id });
  });

  it("draws tokens, sessions and their keys that the seed does not tell, unless it was started so", async () => {
    const secretsOf = async (linkTokens: "random" | "seeded") => {
      const person = await linkPerson(linkWorld({ linkTokens }));
      const { key, link_session_id } = (await person.step("open")).body;
      const finish = { key, ...goodLogin, accounts: ["checking"] };
      return [person.token, key, link_session_id, (await person.step("finish", finish)).body.public_token];
    };
    const [one, other] = [await secretsOf("random"), await secretsOf("random")];
    expect(one[0]).toMatch(/^link-sandbox-[0-9a-f-]{36}$/);
    for (const [index, secret] of one.entries()) expect(secret).not.toBe(other[index]);
    expect(new Set([...one, ...other]).size).toBe(8);
    expect(await secretsOf("seeded")).toEqual(await secretsOf("seeded"));
  });
});
