import type { FailureReason } from "../core/failure/errors.ts";

const reasonsByCode: Readonly<Record<string, FailureReason>> = {
  ECONNREFUSED: "unreachable",
  ENOTFOUND: "unreachable",
  EAI_AGAIN: "unreachable",
  EAI_FAIL: "unreachable",
  EAI_NODATA: "unreachable",
  EHOSTUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  ENETUNREACH: "unreachable",
  ENETDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  EACCES: "unreachable",
  EPERM: "unreachable",
  ECONNRESET: "connection-lost",
  ECONNABORTED: "connection-lost",
  EPIPE: "connection-lost",
  ERR_STREAM_PREMATURE_CLOSE: "connection-lost",
  ETIMEDOUT: "timed-out",
  ESOCKETTIMEDOUT: "timed-out",
  EPROTO: "tls-failed",
  ERR_PROXY_TUNNEL: "proxy-refused",
  Z_DATA_ERROR: "malformed-answer",
  Z_BUF_ERROR: "malformed-answer",
  ERR_INVALID_CHAR: "invalid-keys",
  ERR_INVALID_URL: "unreachable",
};

/**
 * Whether a connection failed at another place than where the call goes, which is then the proxy's: Node's errors name
 * the port they could not connect to, or the host they could not look up.
 */
export function isElsewhere(error: unknown, { hostname, port, protocol }: URL): boolean {
  // A name with several addresses fails with one error for each.
  const [first] = error instanceof AggregateError ? error.errors : [error];
  if (typeof first !== "object" || first === null) return false;
  const [failedPort, failedName]: readonly unknown[] = [Reflect.get(first, "port"), Reflect.get(first, "hostname")];
  if (typeof failedPort === "number") return failedPort !== Number(port || (protocol === "https:" ? 443 : 80));
  return typeof failedName === "string" && failedName !== hostname;
}

/** Node names OpenSSL's verification errors without a common prefix; these are the ones a client meets. */
const certificateCodes = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "HOSTNAME_MISMATCH",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "PATH_LENGTH_EXCEEDED",
]);

/**
 * The reason behind an error code of Node, or null when the code is unknown.
 * Sources: https://nodejs.org/api/errors.html and https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
export function reasonOfErrorCode(code: string): FailureReason | null {
  if (Object.hasOwn(reasonsByCode, code)) return reasonsByCode[code] ?? null;
  if (certificateCodes.has(code) || /^(CERT_|CRL_|ERR_TLS_|ERR_SSL_)/.test(code)) return "tls-failed";
  // llhttp: what answered does not speak HTTP/1.1.
  if (code.startsWith("HPE_")) return "malformed-answer";
  return null;
}
