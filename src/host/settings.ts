import type { Environment } from "../core/item/environment.ts";

const latencyProfiles = ["none", "sandbox", "production"] as const;
export type LatencyProfile = (typeof latencyProfiles)[number];

/** All settings, read at once. Their defaults live in `package.json` alone. */
export interface Settings {
  readonly environment: Environment;
  /** The local sandbox; changes take effect when it next starts. */
  readonly local: {
    readonly latency: LatencyProfile;
    /** Names of scenarios; `all` stands for every one. */
    readonly scenarios: readonly string[];
    /** Names of hosts, besides this machine, by which apps may call it and to which its webhooks may go. */
    readonly allowedHosts: readonly string[];
  };
  readonly sandbox: {
    /** Base URL of Plaid Sandbox; empty means Plaid's own. */
    readonly url: string;
  };
  readonly compare: { readonly includeEvaluate: boolean };
  readonly confirmRealTimeFetch: boolean;
}

/** The part of VS Code's configuration that is read, below `balanceLens.`. */
export interface SettingsSection {
  get(key: string): unknown;
  /** The default the manifest contributes. */
  defaultOf(key: string): unknown;
}

/** Reads and checks every setting. A value of the wrong type is ignored: the manifest's default counts. */
export function readSettings(section: SettingsSection): Settings {
  function read<T>(key: string, isValid: (value: unknown) => value is T): T {
    const chosen = section.get(key);
    if (isValid(chosen)) return chosen;
    const fallback = section.defaultOf(key);
    if (isValid(fallback)) return fallback;
    throw new TypeError(`the manifest has no usable default for balanceLens.${key}`);
  }
  return {
    environment: read("environment", isEnvironment),
    local: {
      latency: read("local.latency", isLatencyProfile),
      scenarios: read("local.scenarios", isStringArray),
      allowedHosts: read("local.allowedHosts", isStringArray).map((host) => host.trim()),
    },
    sandbox: { url: read("sandbox.url", isString).trim() },
    compare: { includeEvaluate: read("compare.includeEvaluate", isBoolean) },
    confirmRealTimeFetch: read("confirmRealTimeFetch", isBoolean),
  };
}

function isEnvironment(value: unknown): value is Environment {
  return value === "local" || value === "sandbox";
}

function isLatencyProfile(value: unknown): value is LatencyProfile {
  return latencyProfiles.some((profile) => profile === value);
}

function isStringArray(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isString);
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}
