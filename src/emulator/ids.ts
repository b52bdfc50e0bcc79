import { charactersFrom } from "./random.ts";

const mixedCase = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const hex = "0123456789abcdef";

/** 37 mixed-case characters, as Plaid's item, account and transaction ids are. */
export function longId(...parts: readonly (string | number)[]): string {
  return charactersFrom(parts.join("\u0000"), mixedCase, 37);
}

/** 15 mixed-case characters, as Plaid's request ids are. */
export function requestId(...parts: readonly (string | number)[]): string {
  return charactersFrom(parts.join("\u0000"), mixedCase, 15);
}

export function hexId(length: number, ...parts: readonly (string | number)[]): string {
  return charactersFrom(parts.join("\u0000"), hex, length);
}

/** A version 4 UUID in form. */
export function uuidFrom(...parts: readonly (string | number)[]): string {
  const digits = hexId(32, ...parts);
  const variant = "89ab".charAt(Number.parseInt(digits.charAt(16), 16) % 4);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ].join("-");
}

/** Whether a text has the form of Plaid's long ids: tells a malformed id from an unknown one. */
export function isLongId(text: string): boolean {
  return /^[A-Za-z0-9]{37}$/.test(text);
}
