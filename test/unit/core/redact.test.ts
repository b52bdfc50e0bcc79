import fc from "fast-check";
import { expect, test } from "vitest";
import { redact, redactJson } from "../../../src/core/masking/redact.ts";

test("masks every occurrence, as it is, as JSON writes it and as a URL does", () => {
  const secret = 's3cr"t/+ value';
  const text = `${secret} ${JSON.stringify(secret)} ${encodeURIComponent(secret)} ${secret}`;
  expect(redact(text, [secret])).toBe('[redacted] "[redacted]" [redacted] [redacted]');
});

test("masks the longest first, so that no rest of a longer secret is left", () => {
  expect(redact("token-and-more", ["token", "token-and-more"])).toBe("[redacted]");
});

test("masks Plaid's tokens that nobody named", () => {
  const token = "access-sandbox-7c69d345-fda7-4b9a-a3b6-8a2d7d0e0d0f";
  expect(redact(`bad token ${token}.`, [])).toBe("bad token [redacted].");
  expect(redact("public-sandbox-abc processor-production-1", [])).toBe("[redacted] [redacted]");
});

test("masks them whatever stands before them, as text or as an escape, and however they are written", () => {
  const token = "access-sandbox-7c69d345-fda7-4b9a-a3b6-8a2d7d0e0d0f";
  const text = `new_${token} 1${token} ${JSON.stringify(`line\n${token}\ttab\t${token}`)} %0A${token} ${token.toUpperCase()}`;
  expect(redact(text, [])).toBe(
    'new_[redacted] 1[redacted] "line\\n[redacted]\\ttab\\t[redacted]" %0A[redacted] [redacted]',
  );
  expect(redact(JSON.stringify(JSON.stringify(`\n${token}`)), [])).not.toContain("7c69d345");
  expect(redact("assets-sandbox-6f12f5bb relay-production-1", [])).toBe("[redacted] [redacted]");
});

test("leaves ordinary text and very short values alone", () => {
  expect(redact("the access token of an Item", ["a", "the"])).toBe("the access token of an Item");
});

test("no secret survives, whatever it is and wherever it stands", () => {
  const secret = fc.string({ minLength: 6, unit: "grapheme" });
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
      fc.pre(!"[redacted]".includes(value));
      expect(redact(`${before} ${value} ${after}`, [value])).not.toContain(value);
    }),
  );
});

test("no form of a secret survives, whatever it is", () => {
  const secret = fc.string({ minLength: 12, unit: "grapheme" });
  fc.assert(
    fc.property(secret, (value) => {
      const json = JSON.stringify(value).slice(1, -1);
      const forms = [value, json, encodeURIComponent(value)];
      expect(redactJson(forms.join("\n"), [value]).split("\n")).toEqual(Array(3).fill("[redacted]"));
    }),
  );
});

test("in JSON that is data only what was sent is masked, and the JSON stays what it was", () => {
  const [sent, other] = ['a"long+secret/1', "access-sandbox-7c69d345-fda7-4b9a-a3b6-8a2d7d0e0d0f"];
  const json = JSON.stringify({
    name: `say ${sent}`,
    url: encodeURIComponent(sent),
    access_token: other,
    note: "tiny",
  });
  expect(JSON.parse(redactJson(json, [sent, "tiny"]))).toEqual({
    name: "say [redacted]",
    url: "[redacted]",
    access_token: other,
    note: "tiny",
  });
});
