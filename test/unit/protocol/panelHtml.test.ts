import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, panelHtml } from "../../../src/protocol/panelHtml.ts";

const input = {
  scriptUri: "https://file.example/dist/webview.js",
  styleUri: "https://file.example/dist/webview.css",
  cspSource: "https://*.example",
  nonce: "abc123",
  title: "Balances",
  shownRequest: "panel/shown",
  heading: "",
  lang: "en",
  dir: "ltr",
} as const;

describe("panelHtml", () => {
  it("allows only what it names: no network, no inline style, no script without the nonce", () => {
    expect(contentSecurityPolicy(input)).toBe(
      "default-src 'none'; style-src https://*.example 'nonce-abc123'; script-src 'nonce-abc123'; img-src https://*.example; font-src https://*.example",
    );
    const html = panelHtml(input);
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|unsafe/);
    expect(html.match(/<(script|style|link)\b/g)).toEqual(["<style", "<script"]);
    expect(html.match(/<(script|style|link) [^>]*nonce="abc123"/g)).toHaveLength(2);
  });

  it("begins with a heading where there is one, as text", () => {
    expect(panelHtml(input)).not.toContain("<h1");
    expect(panelHtml({ ...input, heading: `<img src=x> & "Co"` })).toContain(
      `<h1 dir="auto">&lt;img src=x&gt; &amp; &quot;Co&quot;</h1>`,
    );
  });

  it("names nothing that its first frame would wait for, or share the machine with", () => {
    expect(panelHtml(input)).not.toMatch(/<script[^>]* src=|<link/);
  });

  it("writes its inputs as text", () => {
    const html = panelHtml({ ...input, title: `</title><script>alert("1")</script>`, lang: `en" onload="x` });
    expect(html).toContain("&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
    expect(html).toContain(`lang="en&quot; onload=&quot;x"`);
    expect(html.match(/<script/g)).toHaveLength(1);
  });
});
