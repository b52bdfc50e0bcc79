import type { Environment } from "./environment.ts";

/** What makes an institution useful or special. */
export type InstitutionUse =
  | "usual"
  | "plain"
  | "match"
  | "instant-micro-deposits"
  | "limited-purpose"
  | "canada"
  | "united-kingdom"
  | "oauth"
  | "app-to-app"
  | "qr-code"
  | "returning-user"
  | "cached-cards"
  | "no-auth"
  | "degraded"
  | "down"
  | "unsupported"
  | "balance-bank"
  /** Local sandbox only: how often it reads transactions from the bank. */
  | "refresh-12h"
  | "refresh-24h"
  | "refresh-48h";

export interface SandboxInstitution {
  readonly id: string;
  readonly name: string;
  /** Most useful first. */
  readonly uses: readonly InstitutionUse[];
  /** Further uses in the local sandbox. */
  readonly localUses: readonly InstitutionUse[];
}

/**
 * The institutions offered for new Sandbox Items: Plaid's test banks, and real banks with a behaviour of their own.
 * The local sandbox has only these, and one that Plaid's own suites ask for. Source: https://plaid.com/docs/sandbox/institutions/
 */
export const sandboxInstitutions: readonly SandboxInstitution[] = [
  institution("ins_109508", "First Platypus Bank", ["usual"]),
  institution("ins_109509", "First Gingham Credit Union", ["plain"]),
  institution("ins_109510", "Tattersall Federal Credit Union", ["plain"], ["refresh-24h"]),
  institution("ins_109511", "Tartan Bank", ["plain"], ["refresh-12h"]),
  institution("ins_130016", "First Platypus Balance Bank", ["balance-bank"]),
  institution("ins_128026", "Capital One", ["cached-cards", "oauth"], ["refresh-24h"]),
  institution("ins_109512", "Houndstooth Bank", ["match"]),
  institution("ins_135858", "Windowpane Bank", ["instant-micro-deposits"]),
  institution("ins_138395", "First Platypus Limited Purpose", ["limited-purpose"]),
  institution("ins_43", "Tartan-Dominion Bank of Canada", ["canada"]),
  institution("ins_117650", "Royal Bank of Plaid", ["united-kingdom", "oauth"]),
  institution("ins_116834", "Flexible Platypus Open Banking", ["united-kingdom", "oauth"]),
  institution("ins_117181", "Platypus UK QR Bank", ["united-kingdom", "qr-code"]),
  institution("ins_127287", "Platypus OAuth Bank", ["oauth"]),
  institution("ins_132241", "First Platypus OAuth App2App Bank", ["app-to-app", "oauth"]),
  institution("ins_133502", "Platypus RUX Bank", ["returning-user"]),
  institution("ins_133503", "Platypus RUX OAuth Bank", ["returning-user", "oauth"]),
  institution("ins_56", "Chase", ["oauth"]),
  institution("ins_127991", "Wells Fargo", ["oauth"]),
  institution("ins_116944", "Sallie Mae", ["no-auth"]),
  institution("ins_132363", "Unhealthy Platypus Bank - Degraded", ["degraded"], ["refresh-48h"]),
  institution("ins_132361", "Unhealthy Platypus Bank - Down", ["down"]),
  institution("ins_133402", "Unsupported Platypus Bank", ["unsupported"]),
];

function institution(
  id: string,
  name: string,
  uses: readonly InstitutionUse[],
  localUses: readonly InstitutionUse[] = [],
): SandboxInstitution {
  return { id, name, uses, localUses };
}

/** What an institution is useful for in an environment, most useful first. */
export function usesIn(environment: Environment, { uses, localUses }: SandboxInstitution): readonly InstitutionUse[] {
  return environment === "local" ? [...uses, ...localUses] : uses;
}
