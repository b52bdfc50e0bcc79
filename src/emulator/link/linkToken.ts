import type { Checked } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { MapLimits } from "../world/keepNewest.ts";
import type { linkTokenFields } from "./linkTokenFields.ts";

/** A link token with the sessions that were opened with it. */
export interface LinkToken {
  readonly token: string;
  readonly asked: Checked<typeof linkTokenFields>;
  /** Virtual ms since the epoch. */
  readonly madeAt: number;
  readonly expiresAt: number;
  /** The Item that update mode is for; null for a new one. */
  readonly itemId: string | null;
  /** Oldest first. */
  readonly sessions: LinkSession[];
  /** How often it was opened: of many sessions the oldest are forgotten. */
  opened: number;
  /** Bytes that it takes, with what its sessions keep. */
  bytes: number;
}

/** One opening of Link, from its first view to its end. */
export interface LinkSession {
  /** `link_session_id`, which apps and Plaid's webhooks see. */
  readonly id: string;
  /** What the page shows with every step; no app ever sees it. */
  readonly key: string;
  /** Virtual ms since the epoch. */
  readonly startedAt: number;
  /** How it ended; null while it is open. */
  end: LinkEnd | null;
}

/** How a session ended, in Plaid's shapes. */
export interface LinkEnd {
  readonly at: number;
  readonly success: LinkSuccess | null;
  readonly exit: { readonly error: object | null; readonly metadata: object } | null;
  /** `LinkEvent`s, oldest first. */
  readonly events: readonly unknown[];
}

/** `LinkSessionSuccess`: also what `onSuccess` is called with. */
interface LinkSuccess {
  readonly public_token: string;
  readonly metadata: {
    readonly institution: object | null;
    readonly accounts: readonly object[];
    readonly link_session_id: string;
    readonly transfer_status: null;
  };
}

/** A token keeps what was asked for, and its sessions keep their events. */
export const linkTokenLimits: MapLimits<LinkToken> = {
  most: 1000,
  bytes: { most: 16 * 1024 * 1024, of: ({ bytes }) => bytes },
};

/** The bytes of a value that is kept. */
export function bytesOf(value: object): number {
  return 2 * JSON.stringify(value).length;
}

/**
 * The link token of this name. @throws PlaidFailure `INVALID_LINK_TOKEN` when there is none
 */
export function linkTokenOf(
  { linkTokens }: { readonly linkTokens: ReadonlyMap<string, LinkToken> },
  token: string,
): LinkToken {
  const found = linkTokens.get(token);
  if (found === undefined) {
    const hasForm = /^link-sandbox-[0-9a-f-]{36}$/.test(token);
    throw new PlaidFailure(
      "INVALID_LINK_TOKEN",
      hasForm
        ? undefined
        : "provided link token is in an invalid format. expected format: link-<environment>-<identifier>",
    );
  }
  return found;
}

/** The products that an Item of this token is made with at a bank that has those. */
export function productsAt({ asked }: LinkToken, supported: readonly string[]): readonly string[] {
  const wanted = [...(asked.products ?? []), ...(asked.required_if_supported_products ?? [])];
  return [...new Set(wanted)].filter((product) => supported.includes(product));
}
