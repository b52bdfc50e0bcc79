import { createECDH, createHash, createPrivateKey, hkdfSync, sign } from "node:crypto";
import http from "node:http";
import https from "node:https";
import { type AllowedBy, refusedHost } from "../server/allowedHosts.ts";
import { webUrlOf } from "../wire/fields.ts";
import type { Attempt } from "./outbox.ts";
import type { WebhookSender } from "./webhookSender.ts";

/**
 * ms: Plaid counts a receiver that needs more than ten seconds as not responding: https://plaid.com/docs/api/webhooks/
 */
const patience = 10_000;
const mostOfAnswer = 2000;

/** The order of the curve P-256: a private key is a number from 1 to one less. */
const order = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

/**
 * Sends webhooks over HTTP, signed as Plaid signs them (https://plaid.com/docs/api/webhooks/webhook-verification/). The
 * key follows from the seed and the control's token and is kept nowhere: who knows the token could forge a webhook, and
 * nobody else.
 * @param options.allow host names, besides those of this machine, that webhooks may go to
 */
export function createWebhookSender(options: {
  seed: number;
  token: string;
  allow: readonly string[];
  allowedBy?: AllowedBy | undefined;
}): WebhookSender {
  const { privateKey, jwk } = keyFrom(options.seed, options.token);
  const allow = options.allow.map((host) => host.toLowerCase());
  const underWay = new Set<http.ClientRequest>();
  return {
    key: jwk,
    refusalOf(address) {
      const url = webUrlOf(address);
      if (url === null) return "its URL is none";
      const host = new URL(url).hostname.toLowerCase();
      if (isLoopback(host) || allow.includes(host)) return null;
      return refusedHost(host, "webhook", options.allowedBy);
    },
    send: (address, body) =>
      new Promise((resolve) => {
        const url = webUrlOf(address) ?? address;
        const at = Date.now();
        const began = performance.now();
        const end = (outcome: Omit<Attempt, "at" | "ms">): void => {
          clearTimeout(timer);
          underWay.delete(request);
          resolve({ at, ms: Math.round(performance.now() - began), ...outcome });
        };
        const headers = {
          "content-type": "application/json",
          "content-length": String(Buffer.byteLength(body)),
          "user-agent": "balance-lens-emulator",
          "plaid-verification": signedToken({ body, at, kid: jwk.kid, key: privateKey }),
        };
        const { request: open } = url.startsWith("https:") ? https : http;
        const request = open(url, { method: "POST", headers, agent: false }, (response) => {
          let answer = "";
          response.setEncoding("utf8");
          response.on("data", (text: string) => {
            if (answer.length < mostOfAnswer) answer = (answer + text).slice(0, mostOfAnswer);
          });
          response.on("end", () => end({ status: response.statusCode ?? null, answer }));
          response.on("error", (error) => end({ status: null, error: codeOf(error) }));
        });
        const timer = setTimeout(() => request.destroy(Object.assign(new Error(), { code: "ETIMEDOUT" })), patience);
        request.on("error", (error) => end({ status: null, error: codeOf(error) }));
        underWay.add(request);
        request.end(body);
      }),
    close() {
      for (const request of underWay) request.destroy(Object.assign(new Error(), { code: "ECONNABORTED" }));
    },
  };
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

function keyFrom(seed: number, token: string) {
  const drawn = Buffer.from(hkdfSync("sha256", token, String(seed), "webhook verification", 40)).toString("hex");
  const scalar = (BigInt(`0x${drawn}`) % (order - 1n)) + 1n;
  const secret = Buffer.from(scalar.toString(16).padStart(64, "0"), "hex");
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(secret);
  const point = curve.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((each) => each.toString("base64url"));
  const digits = createHash("sha256").update(point).digest("hex");
  const kid = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ];
  const jwk = { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" } as const;
  return {
    privateKey: createPrivateKey({ key: { ...jwk, d: secret.toString("base64url") }, format: "jwk" }),
    jwk: { ...jwk, alg: "ES256", use: "sig", kid: kid.join("-") } as const,
  };
}

/** A JWT of ES256. `iat` is real time, whatever the virtual clock says: receivers refuse what is older than five minutes. */
function signedToken(input: {
  body: string;
  at: number;
  kid: string;
  key: ReturnType<typeof createPrivateKey>;
}): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    iat: Math.floor(input.at / 1000),
    request_body_sha256: createHash("sha256").update(input.body).digest("hex"),
  };
  const signed = `${part({ alg: "ES256", kid: input.kid, typ: "JWT" })}.${part(claims)}`;
  const signature = sign("sha256", Buffer.from(signed), { key: input.key, dsaEncoding: "ieee-p1363" });
  return `${signed}.${signature.toString("base64url")}`;
}
