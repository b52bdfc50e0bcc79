import { secretFrom } from "../handlers/endpoint.ts";
import { longId } from "../ids.ts";
import { institutionOf } from "../institutions.ts";
import { isErrorCode } from "../wire/errorFacts.ts";
import { errorBody, PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import { keepNewest } from "../world/keepNewest.ts";
import { repairLogin } from "../world/login.ts";
import { shareAccounts } from "../world/shareAccounts.ts";
import { publicTokenLimits, type World } from "../world/world.ts";
import type { Step, StepContext } from "./linkStep.ts";
import { bytesOf, type LinkEnd, type LinkSession, type LinkToken, linkTokenLimits } from "./linkToken.ts";
import type { LoggedIn } from "./logIn.ts";
import { keepPublicToken } from "./newItem.ts";

interface Ending {
  readonly link: LinkToken;
  readonly session: LinkSession;
  readonly step: Step;
}

/** Ends a session with an Item: a new one, or the one of update mode, mended. @throws PlaidFailure without an account */
export function finish(
  context: StepContext,
  { link, session, step, login }: Ending & { login: LoggedIn },
): NonNullable<LinkEnd["success"]> {
  const { world, now } = context;
  const { institution, seed, item, offered } = login;
  const chosen = offered.filter(({ key, shared }) => shared || step.accounts?.includes(key) === true);
  if (chosen.length === 0) throw new PlaidFailure("INVALID_FIELD", "accounts: select at least one account");
  const publicToken = `public-sandbox-${secretFrom({ ...context, key: session.key }, "public")}`;
  const itemId = item?.itemId ?? longId(session.id, "item");
  const keys = chosen.map(({ key }) => key);
  if (seed !== null) {
    const unshared = seed.accounts.flatMap(({ key }) => (keys.includes(key) ? [] : key));
    const signedIn = { username: step.username ?? "", password: step.password ?? "" };
    const { hint } = context;
    keepPublicToken(world, { publicToken, itemId, seed, unshared, now, cause: "link", login: signedIn, hint });
  } else {
    const value = { itemId, seed: null, unshared: [], madeAt: now, bytes: 0 };
    keepNewest(world.publicTokens, { key: publicToken, value }, publicTokenLimits);
    if (item !== null) mend(world, item, { keys, now });
  }
  const typeOf = (key: string) => (item?.accounts ?? seed?.accounts ?? []).find((each) => each.key === key)?.type;
  const success = {
    public_token: publicToken,
    metadata: {
      institution: { name: institution.name, institution_id: institution.id },
      accounts: chosen.map(({ key, name, mask, subtype }) => ({
        ...{ id: longId(itemId, "account", key), name, mask, type: typeOf(key), subtype },
        ...{ verification_status: null, class_type: null },
      })),
      link_session_id: session.id,
      transfer_status: null,
    },
  };
  end(context, { link, session }, { at: now, success, exit: null, events: step.events ?? [] });
  return success;
}

/** What update mode does to the Item: its login works again, and the accounts that were added are shared. */
function mend(world: World, item: Item, { keys, now }: { keys: readonly string[]; now: number }): void {
  if (item.login === null) item.loginGoodSince = now;
  else repairLogin(world, item, now);
  shareAccounts(world, item, { keys, at: now });
}

/** Ends a session without an Item. */
export function exit(context: StepContext, { link, session, step }: Ending): Record<string, never> {
  const { world, now } = context;
  // The Item of update mode may have been removed: its session can be left even so.
  const item = world.items.get(link.itemId ?? "");
  const institution = institutionOf(item?.institutionId ?? step.institution_id ?? "");
  const code = step.error_code ?? "";
  const exited = {
    error: isErrorCode(code) ? errorBody(code) : null,
    metadata: {
      institution: institution === undefined ? null : { name: institution.name, institution_id: institution.id },
      ...(step.status == null ? {} : { status: step.status }),
      link_session_id: session.id,
    },
  };
  end(context, { link, session }, { at: now, success: null, exit: exited, events: step.events ?? [] });
  return {};
}

/** Ends a session, and sends `SESSION_FINISHED` to the webhook of its token. */
function end(
  { world, now }: StepContext,
  { link, session }: { link: LinkToken; session: LinkSession },
  ended: LinkEnd,
): void {
  session.end = ended;
  link.bytes += bytesOf(ended);
  keepNewest(world.linkTokens, { key: link.token, value: link }, linkTokenLimits);
  const { webhook: url } = link.asked;
  const { success } = ended;
  const body = {
    webhook_type: "LINK",
    webhook_code: "SESSION_FINISHED",
    status: success === null ? "EXITED" : "SUCCESS",
    link_session_id: session.id,
    link_token: link.token,
    ...(success === null ? {} : { public_token: success.public_token }),
    public_tokens: success === null ? [] : [success.public_token],
    environment: "sandbox",
  };
  const what = success === null ? "link-exited" : "link-finished";
  world.log.record({
    // There is no Item yet, but in update mode.
    ...{ at: now, itemId: link.itemId ?? "", what, cause: "link" },
    ...(url ? { webhook: { url, body } } : {}),
  });
}
