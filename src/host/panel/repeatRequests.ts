import type { ItemSummary } from "../../core/item/item.ts";
import type { ChannelOptions, HostEnd } from "../../protocol/channel.ts";
import type { RepeatedCall } from "../../protocol/messages.ts";
import { commandIds } from "../commandIds.ts";
import { copyText } from "../window/copyText.ts";
import { repeatMarkdown } from "./repeatMarkdown.ts";
import { startCommand } from "./startCommand.ts";

type Handlers = ChannelOptions<HostEnd>["handlers"];

/** Handles the page's requests about the repeat on screen. */
export function repeatRequests(
  repeat: () => RepeatedCall | null,
  item: () => ItemSummary | undefined,
): Pick<Handlers, "repeat/again" | "repeat/copy"> {
  return {
    "repeat/again"() {
      const [shown, of] = [repeat(), item()];
      if (shown === null || shown.running || of === undefined) return null;
      return startCommand(commandIds.repeatEndpoint, { itemId: of.itemId, endpoint: shown.endpoint });
    },
    async "repeat/copy"() {
      const [shown, of] = [repeat(), item()];
      const text = shown === null || of === undefined ? null : repeatMarkdown(shown, of);
      if (text !== null) await copyText(text);
      return null;
    },
  };
}
