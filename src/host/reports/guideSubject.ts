import type { GuideAnswers, LinkKind, Purpose } from "../../core/endpoint/endpointGuide.ts";

export const purposes: readonly Purpose[] = ["ach-debit", "instant-payment", "live-number", "display", "just-linked"];
export const links: readonly LinkKind[] = ["ordinary", "capital-one-card", "verified-by-hand"];
const flags: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** The answers to the guide's questions as the text that the page saves. */
export function guideSubject({ purpose, link, isUs, mustBeLive }: GuideAnswers): string {
  const said = (flag: boolean | undefined) => (flag === undefined ? "" : flag ? "yes" : "no");
  return [purpose, link ?? "", said(isUs), said(mustBeLive)].join(" ");
}

/** The answers in a saved text; null for any other text. */
export function readGuideSubject(subject: string): GuideAnswers | null {
  const [first, second, isUs = "", mustBeLive = ""] = subject.split(" ");
  const purpose = purposes.find((each) => each === first);
  if (purpose === undefined) return null;
  const link = links.find((each) => each === second);
  const [us, live] = [flags[isUs], flags[mustBeLive]];
  return {
    purpose,
    ...(link !== undefined && { link }),
    ...(typeof us === "boolean" && { isUs: us }),
    ...(typeof live === "boolean" && { mustBeLive: live }),
  };
}
