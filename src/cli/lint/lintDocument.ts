import { rules } from "../../code/rules/rules.ts";
import { version } from "../../emulator/version.ts";
import type { FileRemark, Linted } from "./lintFiles.ts";

/** What `--json` prints: docs/in-your-code.md tells its fields. @param pathOf a file as it is shown */
export function lintDocument(linted: Linted, pathOf: (file: string) => string): unknown {
  const { filesRead, passedOver, unreadable, calls, remarks } = linted;
  const inPath = <T extends { readonly file: string }>({ file, ...rest }: T) => ({ path: pathOf(file), ...rest });
  return {
    version,
    filesRead,
    passedOver,
    unreadable: unreadable.map(inPath),
    calls: calls.map(inPath),
    remarks: remarks.map((remark) => ({ ...inPath(remark), docUrl: docUrlOf(remark) })),
  };
}

function docUrlOf({ rule }: FileRemark): string | null {
  return rules.find(({ id }) => id === rule)?.docUrl ?? null;
}
