import type { Finding } from "../../core/findings/finding.ts";
import type { ChannelOptions, HostEnd } from "../../protocol/channel.ts";
import { commandIds } from "../commandIds.ts";
import { openDocs } from "./openDocs.ts";
import type { OpenFindings } from "./openFindings.ts";
import { startCommand } from "./startCommand.ts";

type Handlers = ChannelOptions<HostEnd>["handlers"];

/** Handles the page's requests about one finding, which it names by its place in the list. */
export function findingRequests(
  itemId: string,
  findings: OpenFindings,
): Pick<Handlers, "finding/openDocs" | "finding/copy"> {
  const withFinding = (index: number, act: (finding: Finding) => null | Promise<null>) => {
    const finding = findings.found[index];
    return finding === undefined ? null : act(finding);
  };
  return {
    "finding/openDocs": ({ index }) => withFinding(index, ({ docUrl }) => openDocs(docUrl)),
    "finding/copy": ({ index, reader }) =>
      withFinding(index, ({ id }) => startCommand(commandIds.copyForTicket, { itemId, findingId: id, reader })),
  };
}
