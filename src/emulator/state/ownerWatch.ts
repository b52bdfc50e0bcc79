import { mayPass } from "../../files/retry.ts";
import { askOwner } from "./askOwner.ts";
import { goneAfter, isSurelyGone, type Owner, type Ownership, readOwnership } from "./ownership.ts";
import { thisProcess } from "./processMark.ts";

/** The result of one look at the owner of a folder. */
type Look =
  /** Nobody owns the folder: it can be claimed after what was found. */
  | { readonly state: "gone"; readonly found: Ownership }
  | { readonly state: "serving"; readonly owner: Owner; readonly url: string; readonly token: string }
  /** Not known yet: look again. Holds the message should that not end, with what to do. */
  | {
      readonly state: "unsure";
      readonly owner: Owner | null;
      readonly sentence: string;
      /** The system does not let this user read it. */
      readonly isForbidden: boolean;
    };

/** Looks at the owner of a folder repeatedly. */
export interface OwnerWatch {
  look(): Promise<Look>;
  /** True when the owner has missed too many heartbeats, or has ended; does not call it. */
  isSilent(): boolean;
}

/** Real ms that an owner has to respond; a slower one is asked again. */
const longestAnswer = 1000;
/** Real ms that count between two looks at most: while the machine sleeps nobody can send a heartbeat. */
const mostBetweenLooks = 1.5 * longestAnswer;
/** Real ms: an owner that closes stops listening a moment before it releases its claim. */
const refusingUntilGone = 1000;

/** @param clock monotonic ms */
export function watchFolder(folder: string, clock: () => number = () => performance.now()): OwnerWatch {
  let lastLook = clock();
  let lastSeen = "";
  // ms for which the owner's file has not changed, and for which nobody has listened at its address.
  let [still, refusing] = [0, 0];
  const read = () => {
    const found = readOwnership(folder);
    const { generation, seen, unknown } = found;
    const passed = Math.min(clock() - lastLook, mostBetweenLooks);
    lastLook = clock();
    const now = `${generation} ${seen} ${unknown?.code}`;
    still = now === lastSeen ? still + passed : 0;
    if (now !== lastSeen) refusing = 0;
    lastSeen = now;
    return { found, passed };
  };
  return {
    isSilent() {
      const { owner } = read().found;
      return owner !== null && (isSurelyGone(owner) || still > goneAfter);
    },
    async look() {
      const { found, passed } = read();
      const { generation, owner, unknown } = found;
      if (generation === 0 && unknown === null) return { state: "gone", found };
      if (owner === null) {
        // A file that was never completed and has no heartbeat.
        const isLitter = unknown?.code === "unreadable" && still > goneAfter;
        if (isLitter) return { state: "gone", found };
        const isForbidden = ["EACCES", "EPERM"].includes(unknown?.code ?? "");
        return { state: "unsure", owner, sentence: unknownSentence(folder, unknown), isForbidden };
      }
      if (isSurelyGone(owner) || still > goneAfter) return { state: "gone", found };
      const { url, token } = owner;
      if (url !== null && token !== null) {
        const answer = await askOwner(url, token, longestAnswer);
        // A response on this machine's loopback says nothing about an owner on another machine.
        if (answer === "serving") return { state: "serving", owner, url, token };
        const isHere = owner.machine === thisProcess().machine;
        refusing = answer === "refusing" && isHere ? refusing + passed : 0;
        if (refusing > refusingUntilGone) return { state: "gone", found };
      }
      return { state: "unsure", owner, sentence: silentSentence(folder, owner), isForbidden: false };
    },
  };
}

function unknownSentence(folder: string, unknown: Ownership["unknown"]): string {
  const { file, code } = unknown ?? { file: folder, code: "unknown" };
  const what = mayPass(code) ? "End what holds that file" : "Make that file readable, or delete it";
  return `Nobody can tell who runs the local sandbox in ${folder} (${code}: ${file}). ${what}, and try again.`;
}

function silentSentence(folder: string, { pid }: Owner): string {
  return (
    `The emulator of process ${pid} has ${folder} and does not answer. It is taken over once it has given no sign of life for ` +
    `${Math.ceil(goneAfter / 1000)} seconds: try again then. While it does give one, end that process.`
  );
}
