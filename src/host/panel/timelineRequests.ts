import type { ChannelOptions, HostEnd } from "../../protocol/channel.ts";
import { commandIds } from "../commandIds.ts";
import type { Timelines } from "../timeline/timelines.ts";
import { replyTimeoutMs } from "./panelChannel.ts";
import { startCommand } from "./startCommand.ts";

type Handlers = ChannelOptions<HostEnd>["handlers"];

/**
 * Handles the page's requests about the time lines of its Item's accounts; an account of another Item gets an empty
 * response.
 */
export function timelineRequests(
  timelines: Pick<Timelines, "get" | "scrub" | "usualAccount">,
  panel: {
    readonly itemId: string;
    /** Whether the Item has an account with this id, as far as is known. */
    hasAccount(accountId: string): boolean;
  },
): Pick<Handlers, "timeline/get" | "timeline/scrub" | "timeline/open"> {
  const { itemId } = panel;
  const inTime = () => AbortSignal.timeout(replyTimeoutMs);
  /** The account that the host chose. */
  let chosen: string | null = null;
  const isOwn = (accountId: string) => accountId === chosen || panel.hasAccount(accountId);
  return {
    async "timeline/get"({ accountId }) {
      const signal = inTime();
      if (accountId === null) chosen = await timelines.usualAccount(itemId, signal);
      const asked = accountId ?? chosen;
      return asked === null || !isOwn(asked) ? null : timelines.get({ key: itemId, accountId: asked }, signal);
    },
    "timeline/scrub": ({ accountId, at }) =>
      isOwn(accountId) ? timelines.scrub({ key: itemId, accountId }, at, inTime()) : { at, answers: [] },
    "timeline/open"({ accountId }) {
      // No command gets an account id that the page made up.
      if (accountId !== null && !isOwn(accountId)) return null;
      return startCommand(commandIds.openTimeline, { itemId, ...(accountId !== null && { accountId }) });
    },
  };
}
