import { formatAge, formatMoney } from "../../../../src/text/format.ts";
import { type PanelLabel, panelCount, panelLabel } from "../../../../src/text/panelLabels.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { GapWord, VerdictNumber, VerdictNumbers } from "../../model/panelVerdict.ts";
import { writeRefs } from "../sentence.ts";

const gapLabels: Readonly<Record<GapWord, PanelLabel>> = {
  none: "noDifference",
  "too-high": "gapTooHigh",
  "too-low": "gapTooLow",
  higher: "gapHigher",
  lower: "gapLower",
};

const kindLabels = { cached: "numberCached", evaluated: "numberEvaluated", "real-time": "numberRealTime" } as const;

/** The account, its two numbers and their difference: one button that shows where in the table they are. */
export function viewNumbers(numbers: VerdictNumbers, model: PageModel): readonly Child[] {
  const { context } = model;
  const { account, field, cached, other, amount, currency, word, moreAccounts } = numbers;
  return [
    h(
      "p",
      { class: "verdict-subject" },
      h("bdi", {}, account.name),
      " ",
      account.mask === null || account.mask === "" ? null : h("span", { class: "mask" }, `••${account.mask}`),
      ` · ${panelLabel(field, context)}`,
      ...viewMore(moreAccounts, model),
    ),
    h(
      "button",
      {
        class: "verdict-numbers",
        "data-action": "show-evidence",
        "data-refs": writeRefs([cached.ref, other.ref]),
        title: panelLabel("showNumbers", context),
      },
      viewNumber(cached, numbers, model),
      h(
        "span",
        { class: "gap" },
        h(
          "span",
          { class: "gap-words" },
          panelLabel(gapLabels[word], context, { amount: formatMoney(amount, currency, context) }),
        ),
        word === "none" ? null : h("span", { class: "gap-arrow", "aria-hidden": "true" }),
      ),
      viewNumber(other, numbers, model),
    ),
  ];
}

function viewNumber(
  { value, ref, call }: VerdictNumber,
  { currency, account }: VerdictNumbers,
  { context, ages }: PageModel,
): HTMLElement {
  const age = call.state === "ok" ? formatAge(ages.of(call, account.accountId), context) : null;
  return h(
    "span",
    { class: "number", "data-refs": writeRefs([ref]) },
    h("span", { class: "figure" }, formatMoney(value, currency, context)),
    h(
      "span",
      { class: "number-kind" },
      h("span", { class: `dot dot-${call.kind}`, "aria-hidden": "true" }),
      [panelLabel(kindLabels[call.kind], context), age].filter((each) => each !== null).join(" · "),
    ),
  );
}

function viewMore(accountIds: readonly string[], { context }: PageModel): readonly Child[] {
  const [next] = accountIds;
  if (next === undefined) return [];
  const words = panelCount("moreAccounts", accountIds.length, context);
  return [" ", h("button", { class: "link", "data-action": "go-to-account", "data-account": next }, words)];
}
